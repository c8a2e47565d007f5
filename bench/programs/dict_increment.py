# 200,000 increments of a thousand counters.
def tally(count):
    counters = {}
    for i in range(count):
        key = i % 1000
        counters[key] = counters.get(key, 0) + 1
    return len(counters), counters[7]


print(*tally(200_000))
