words = [str((i * 7919) % 10_007) for i in range(5_000)]
for _ in range(3):
    sorted(words, key=lambda word: (len(word), word))
