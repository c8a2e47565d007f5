# /// timeslice
# title = "Deadlock: two locks, taken in opposite order"
# about = """
# One transfer holds account A and wants B, the other holds B and wants A. Neither can go on, \
# and neither will ever let go. In CPython this program hangs until you stop it."""
# expect = "deadlock"
# look = [
#   "The moment the second lock is asked for: each thread waits for what the other one holds.",
#   "The deadlock report names the cycle: thread, lock, thread, lock.",
#   "The main thread is stuck as well: it waits in join() for a thread that cannot end.",
# ]
# try = [
#   "Set LATER above CHECKING: the first transfer is done before the second starts. All is well.",
#   "That is what makes a deadlock treacherous: it depends on timing, and tests may never see it.",
#   "Open the next scenario for the cure.",
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


def transfer(name, source, target):
    with source:
        print(f"{name}: one account locked")
        time.sleep(CHECKING)
        with target:
            print(f"{name}: both accounts locked")


a_to_b = threading.Thread(target=transfer, args=("A to B", account_a, account_b), name="A to B")
b_to_a = threading.Thread(target=transfer, args=("B to A", account_b, account_a), name="B to A")

a_to_b.start()
time.sleep(LATER)
b_to_a.start()

a_to_b.join()
b_to_a.join()
print("both transfers are done")
