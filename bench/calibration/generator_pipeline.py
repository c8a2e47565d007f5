def numbers(n):
    yield from range(n)

def even(source):
    for n in source:
        if n % 2 == 0:
            yield n

sum(n * 3 for n in even(numbers(20_000)))
