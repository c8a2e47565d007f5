def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step

step = counter()
for _ in range(40_000):
    step()
