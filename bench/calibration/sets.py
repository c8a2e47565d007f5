def run(n):
    seen = set()
    twice = 0
    for i in range(n):
        key = i * 7919 % 5_003
        if key in seen:
            twice += 1
        else:
            seen.add(key)
    return twice

run(40_000)
