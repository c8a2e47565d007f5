text = "the quick brown fox jumps over the lazy dog and the cat " * 800
counts = {}
for word in text.split():
    if word in counts:
        counts[word] += 1
    else:
        counts[word] = 1
