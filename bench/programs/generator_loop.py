# A generator of 200,000 items, consumed by a for loop.
def numbers(count):
    for i in range(count):
        yield i


def consume(count):
    total = 0
    for number in numbers(count):
        total += number
    return total


print(consume(200_000))
