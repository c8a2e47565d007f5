def run(n):
    a, b = 0, 1
    for _ in range(n):
        pair = (a, b)
        b, a = pair
    return a

run(60_000)
