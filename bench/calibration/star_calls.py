def total(*values, **named):
    return len(values) + len(named)

def run(n):
    arguments = (1, 2, 3)
    count = 0
    for _ in range(n):
        count += total(*arguments, key=1)
    return count

run(15_000)
