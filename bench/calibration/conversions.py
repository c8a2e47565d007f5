def run(n):
    total = 0
    for i in range(n):
        total += int(str(i)) + round(float(i))
    return total

run(15_000)
