# /// timeslice
# title = "Ping-pong through a pipe"
# about = """
# Two processes have nothing in common but a pipe with two ends. What one sends, the other receives: \
# each waits until the ball is there, and sends it back."""
# look = [
#   "The arrows: every message leads from the one who sent it to the one who read it.",
#   "Never do both run at once: one always waits for the other.",
#   "The gap between two strokes: system calls, copying, and a switch to the other process.",
# ]
# try = [
#   "Drag STROKES: the time grows with every one of them.",
#   "Set the context switch in the machine's settings to 1 ms.",
#   "Set cores to 1: it takes hardly longer, since they never play at the same time.",
# ]
# [params]
# STROKES = { min = 1, max = 50, label = "strokes" }
# ///
import multiprocessing

STROKES = 5


def player(end):
    while (ball := end.recv()) is not None:
        end.send(ball + 1)


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe()
    partner = context.Process(target=player, args=(theirs,))
    partner.start()
    ball = 0
    for _ in range(STROKES):
        mine.send(ball)
        ball = mine.recv()
        print("the ball is back:", ball)
    mine.send(None)
    partner.join()
    print("exit code", partner.exitcode)
