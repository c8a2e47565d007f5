# A list of 200,000 items, one append at a time, and its sum.
def collect(count):
    items = []
    for i in range(count):
        items.append(i)
    return sum(items)


print(collect(200_000))
