def run(items, n):
    total = 0
    for i in range(n):
        total += len(items[i : i + 10])
    return total

run(list(range(30_100)), 30_000)
