def count(keys):
    counts = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts

count([(i * 7919) % 1_000 for i in range(50_000)])
