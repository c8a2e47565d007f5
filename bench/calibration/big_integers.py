def factorial(n):
    result = 1
    for i in range(2, n):
        result *= i
    return result

for _ in range(5):
    factorial(600)
