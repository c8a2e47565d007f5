def integrate(n):
    width = 1.0 / n
    total = 0.0
    for i in range(n):
        x = (i + 0.5) * width
        total += 4.0 / (1.0 + x * x)
    return total * width

integrate(40_000)
