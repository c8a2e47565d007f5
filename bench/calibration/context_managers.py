class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return False

def run(n):
    manager = Manager()
    for _ in range(n):
        with manager:
            pass

run(15_000)
