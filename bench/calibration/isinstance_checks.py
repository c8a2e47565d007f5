def describe(value):
    if isinstance(value, str):
        return len(value)
    if isinstance(value, (list, tuple)):
        return len(value) + 1
    return 0

values = ["text", [1, 2], (3,), 4.0]
for i in range(25_000):
    describe(values[i & 3])
