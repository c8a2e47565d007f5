def run(n):
    parts = []
    for i in range(n):
        parts.append(f"{i}: {i * i:>8}")
    return "\n".join(parts)

run(12_000)
