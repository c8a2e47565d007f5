x = 3 ** 2000
for _ in range(200):
    str(x)
