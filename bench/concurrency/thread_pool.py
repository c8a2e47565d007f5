from concurrent.futures import ThreadPoolExecutor


def square(x):
    return x * x


with ThreadPoolExecutor(8) as pool:
    futures = [pool.submit(square, i) for i in range(10_000)]
    print(sum(future.result() for future in futures))
