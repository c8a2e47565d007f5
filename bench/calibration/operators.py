class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

def run(n):
    position, step = Vector(0, 0), Vector(1, 2)
    for _ in range(n):
        position = position + step
    return position.x

run(12_000)
