from collections import Counter, defaultdict, deque

groups = defaultdict(list)
queue = deque()
for i in range(20_000):
    groups[i % 10].append(i)
    queue.append(i)
    if len(queue) > 100:
        queue.popleft()
Counter(i % 7 for i in range(10_000)).most_common(2)
