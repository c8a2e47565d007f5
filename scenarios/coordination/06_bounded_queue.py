# /// timeslice
# title = "A shelf with two places between baker and customer"
# about = """
# A queue joins those who make something and those who use it, and lets each work at their own pace. A \
# bounded queue also slows down the faster one: put() waits while the shelf is full, get() while it is empty."""
# look = [
#   "The queue: it fills up, and from then on never empties until the end.",
#   "The baker: fast at first, then put() waits until a customer has taken a loaf.",
#   "The last message: None, which tells the customer that there is no more.",
# ]
# try = [
#   "Set PLACES to 6: the baker never waits, and everything is eaten just as late.",
#   "Make BAKING longer than EATING: now the customer waits, and the shelf is empty.",
#   "Set PLACES to 0: without a bound all loaves lie on the shelf, which costs memory.",
# ]
# [params]
# PLACES = { min = 0, max = 10, label = "places on the shelf" }
# LOAVES = { min = 1, max = 20, label = "loaves" }
# BAKING = { min = 0.0, max = 0.1, step = 0.005, label = "baking one takes", unit = "s" }
# EATING = { min = 0.0, max = 0.1, step = 0.005, label = "eating one takes", unit = "s" }
# ///
import queue
import threading
import time

PLACES = 2
LOAVES = 6
BAKING = 0.01
EATING = 0.03

shelf = queue.Queue(maxsize=PLACES)


def bake():
    for number in range(1, LOAVES + 1):
        time.sleep(BAKING)
        shelf.put(f"loaf {number}")
    shelf.put(None)


def eat():
    while (loaf := shelf.get()) is not None:
        time.sleep(EATING)
        print(loaf, "is eaten")


baker = threading.Thread(target=bake, name="baker")
customer = threading.Thread(target=eat, name="customer")
baker.start()
customer.start()
baker.join()
customer.join()
print("the shelf is empty:", shelf.empty())
