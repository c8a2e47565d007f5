import random

generator = random.Random(7)
inside = 0
for _ in range(8_000):
    x, y = generator.random(), generator.random()
    inside += x * x + y * y <= 1
    generator.randint(1, 6)
