def run(table, n):
    total = 0
    for _ in range(n):
        for key, value in table.items():
            total += key + value
    return total

run({i: i * 2 for i in range(500)}, 100)
