import math

def run(n):
    total = 0.0
    for i in range(n):
        total += math.sqrt(i) + math.sin(i)
    return total

run(30_000)
