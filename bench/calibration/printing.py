for i in range(4_000):
    print("line", i, i / 2)
