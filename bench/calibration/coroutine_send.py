def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count

def run(n):
    task = averager()
    next(task)
    for i in range(n):
        task.send(i)

run(25_000)
