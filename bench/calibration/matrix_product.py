def multiply(a, b):
    n = len(a)
    return [[sum(a[i][k] * b[k][j] for k in range(n)) for j in range(n)] for i in range(n)]

matrix = [[i + j for j in range(22)] for i in range(22)]
multiply(matrix, matrix)
