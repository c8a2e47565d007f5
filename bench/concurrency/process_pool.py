from concurrent.futures import ProcessPoolExecutor


def square(x):
    return x * x


if __name__ == "__main__":
    with ProcessPoolExecutor(64) as pool:
        print(sum(pool.map(square, range(10_000))))
