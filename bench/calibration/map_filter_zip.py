numbers = list(range(8_000))
for _ in range(3):
    list(map(lambda n: n + 1, numbers))
    list(filter(None, numbers))
    list(zip(numbers, numbers))
    for i, n in enumerate(numbers):
        pass
