# Plain arithmetic: a million turns of a while loop.
def count(limit):
    i = total = 0
    while i < limit:
        i += 1
        total += i
    return total


print(count(1_000_000))
