def run(n):
    items = []
    for i in range(n):
        items.append(i)
    return len(items)

run(80_000)
