def reverse(items):
    low, high = 0, len(items) - 1
    while low < high:
        items[low], items[high] = items[high], items[low]
        low += 1
        high -= 1

items = list(range(50_000))
reverse(items)
