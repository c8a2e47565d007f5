def run(n):
    state = 12345
    for _ in range(n):
        state ^= (state << 7) & 0xFFFF
        state ^= state >> 9
        state ^= (state << 8) & 0xFFFF
    return state

run(15_000)
