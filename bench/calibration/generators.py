def squares(n):
    for i in range(n):
        yield i * i

total = 0
for square in squares(60_000):
    total += square
