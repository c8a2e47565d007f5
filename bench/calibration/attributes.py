class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

def run(n):
    point = Point(1, 2)
    total = 0
    for _ in range(n):
        total += point.x + point.y
        point.x = total & 7
    return total

run(40_000)
