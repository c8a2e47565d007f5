total = 0
i = 0
while i < 60_000:
    total += i
    i += 1
