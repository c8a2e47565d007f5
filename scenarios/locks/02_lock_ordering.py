# /// timeslice
# title = "The cure: everybody takes the locks in the same order"
# about = """
# A cycle of waiting needs two threads that take the same locks in different orders. Fix one order \
# for all, here the alphabet, and no cycle can close."""
# look = [
#   "The second transfer waits for account A before it holds anything at all.",
#   "The first one finds account B free, finishes, and hands account A over.",
#   "The transfers follow one another: safety is paid for with some waiting.",
# ]
# try = [
#   "Drag LATER through its whole range: no timing leads to a deadlock.",
#   "Remove sorted(): the deadlock is back.",
# ]
# [params]
# CHECKING = { min = 0.0, max = 0.1, step = 0.005, label = "time to check an account", unit = "s" }
# LATER = { min = 0.0, max = 0.2, step = 0.005, label = "second transfer comes after", unit = "s" }
# ///
import threading
import time

CHECKING = 0.04
LATER = 0.02

locks = {"A": threading.Lock(), "B": threading.Lock()}


def transfer(source, target):
    first, second = sorted([source, target])
    with locks[first]:
        print(f"{source} to {target}: {first} locked")
        time.sleep(CHECKING)
        with locks[second]:
            print(f"{source} to {target}: {second} locked")
    done.append(f"{source} to {target}")


done = []
a_to_b = threading.Thread(target=transfer, args=("A", "B"), name="A to B")
b_to_a = threading.Thread(target=transfer, args=("B", "A"), name="B to A")

a_to_b.start()
time.sleep(LATER)
b_to_a.start()

a_to_b.join()
b_to_a.join()
print("done:", ", ".join(done))
