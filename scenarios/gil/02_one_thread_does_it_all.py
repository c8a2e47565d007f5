# /// timeslice
# title = "One thread does it all"
# about = """
# The same work as in the scenario before, without a single extra thread. It is the yardstick: \
# two CPU-bound threads under one GIL take no less time than this loop."""
# look = [
#   "Elapsed time: compare it with two threads. Theirs is a little longer.",
#   "The GIL: one owner from start to end, no hand-over, nobody waiting.",
#   "The core: with nobody else ready, there is no reason to switch.",
# ]
# try = [
#   "Set SHARES to 8, and WORKERS to 8 in the scenario before: the same time again.",
#   "Switch the GIL off: a single thread gains nothing from it.",
# ]
# [params]
# SHARES = { min = 1, max = 8, label = "shares of work" }
# ROUNDS = { min = 1000, max = 200000, step = 1000, label = "work per share", unit = "rounds" }
# ///
SHARES = 2
ROUNDS = 120_000

totals = [0] * SHARES


def add_squares(share):
    total = 0
    for i in range(ROUNDS):
        total += i * i
    totals[share] = total


for share in range(SHARES):
    add_squares(share)

print(f"{SHARES} × {totals[0]} = {sum(totals)}")
