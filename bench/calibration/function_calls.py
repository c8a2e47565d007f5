def add(a, b):
    return a + b

def run(n):
    total = 0
    for i in range(n):
        total = add(total, i)
    return total

run(40_000)
