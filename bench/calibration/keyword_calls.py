def scale(value, *, by=2, offset=0):
    return value * by + offset

def run(n):
    total = 0
    for i in range(n):
        total += scale(i, by=3, offset=1)
    return total

run(25_000)
