class Celsius:
    def __init__(self):
        self._degrees = 20

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

def run(n):
    weather = Celsius()
    total = 0.0
    for _ in range(n):
        total += weather.fahrenheit
    return total

run(25_000)
