def classify(n):
    if n < 10:
        return "small"
    elif n < 100 and n % 2 == 0:
        return "even"
    elif n in (101, 103, 107) or n is None:
        return "special"
    return "large" if not n % 3 else "other"

def run(n):
    for i in range(n):
        classify(i & 127)

run(25_000)
