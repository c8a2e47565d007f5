"""Workers of a pool are replaced when they have made as many calls as they may, the last ones too."""

import os
from concurrent.futures import ProcessPoolExecutor

print("main" if __name__ == "__main__" else "worker", flush=True)


def process(_):
    return os.getpid()


if __name__ == "__main__":
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as pool:
        seen = [pool.submit(process, number).result() for number in range(6)]
        print(len(set(seen)), [seen[at] == seen[at + 1] for at in range(5)], flush=True)
