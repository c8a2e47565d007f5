from functools import lru_cache

@lru_cache(maxsize=None)
def paths(row, column):
    if row == 0 or column == 0:
        return 1
    return paths(row - 1, column) + paths(row, column - 1)

for _ in range(6):
    paths.cache_clear()
    paths(30, 30)
