items = list(range(20_000))
for _ in range(20):
    copy = items[:]
    copy.reverse()
    copy + items
    sum(copy)
    max(copy)
