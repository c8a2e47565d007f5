def sieve(limit):
    prime = [True] * (limit + 1)
    for i in range(2, int(limit ** 0.5) + 1):
        if prime[i]:
            for j in range(i * i, limit + 1, i):
                prime[j] = False
    return sum(prime)

sieve(60_000)
