def count(n):
    i = total = 0
    while i < n:
        total += i * 2
        i += 1
    return total

count(80_000)
