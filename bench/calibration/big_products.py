x = 3 ** 1500
y = 7 ** 1200
for _ in range(1_000):
    x * y
