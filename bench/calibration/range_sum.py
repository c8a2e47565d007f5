total = 0
for i in range(100_000):
    total += i
