# /// timeslice
# title = "The cure: everybody takes the locks in the same order"
# about = """
# A cycle of waiting needs two threads that take the same locks in different orders. Fix one order \
# for all, here account A before account B, and no cycle can close."""
# look = [
#   "The second transfer waits for account A before it holds anything at all.",
#   "The first one finds account B free, finishes, and hands account A over.",
#   "The transfers follow one another: safety is paid for with some waiting.",
# ]
# try = [
#   "Drag LATER through its whole range: no timing leads to a deadlock.",
#   "Make it `first, second = source, target`: the deadlock is back.",
# ]
# [params]
# CHECKING = { min = 0.0, max = 0.2, step = 0.005, label = "time to check an account", unit = "s" }
# LATER = { min = 0.0, max = 0.2, step = 0.005, label = "second transfer comes after", unit = "s" }
# ///
import threading
import time

CHECKING = 0.08
LATER = 0.02

account_a = threading.Lock()
account_b = threading.Lock()
in_order = [account_a, account_b]


def transfer(name, source, target):
    first, second = sorted([source, target], key=in_order.index)
    with first:
        print(f"{name}: one account locked")
        time.sleep(CHECKING)
        with second:
            print(f"{name}: both accounts locked")


a_to_b = threading.Thread(target=transfer, args=("A to B", account_a, account_b), name="A to B")
b_to_a = threading.Thread(target=transfer, args=("B to A", account_b, account_a), name="B to A")

a_to_b.start()
time.sleep(LATER)
b_to_a.start()

a_to_b.join()
b_to_a.join()
print("both transfers are done")
