def run(n):
    count = 0
    for i in range(n):
        line = "  Name = Value  ".strip().lower()
        name, _, value = line.partition(" = ")
        if name.startswith("n") and value.endswith("e"):
            count += len(line.replace("a", "b"))
    return count

run(8_000)
