for _ in range(10):
    [i * i for i in range(8_000) if i % 3]
