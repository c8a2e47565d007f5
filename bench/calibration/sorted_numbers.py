import random

generator = random.Random(1)
numbers = [generator.random() for _ in range(10_000)]
for _ in range(4):
    sorted(numbers)
