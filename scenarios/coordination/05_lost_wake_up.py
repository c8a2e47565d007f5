# /// timeslice
# title = "A lost wake-up: the notification came too early"
# about = """
# notify() wakes those who wait at that moment, and is forgotten if nobody does. A consumer that \
# starts to wait after the only notification waits for ever, with the goods already there."""
# expect = "deadlock"
# look = [
#   "notify() while nobody waits: no arrow leaves it.",
#   "The consumer goes to wait for the condition afterwards, and nothing will ever end that wait.",
#   "The deadlock report shows no cycle: nobody holds anything, the waker is missing.",
# ]
# try = [
#   "Set BUSY below DELIVERY: the consumer waits first, is woken, and the mistake hides.",
#   "Wait with `shelf_changed.wait_for(lambda: shelf)`: it looks at the shelf before it waits.",
# ]
# [params]
# DELIVERY = { min = 0.0, max = 0.1, step = 0.005, label = "the delivery comes after", unit = "s" }
# BUSY = { min = 0.0, max = 0.1, step = 0.005, label = "the consumer is busy for", unit = "s" }
# ///
import threading
import time

DELIVERY = 0.02
BUSY = 0.05

shelf = []
shelf_changed = threading.Condition()


def consume():
    time.sleep(BUSY)
    with shelf_changed:
        print(f"consumer: waiting, with {len(shelf)} on the shelf")
        shelf_changed.wait()
        print(f"consumer: got the {shelf.pop()}")


consumer = threading.Thread(target=consume, name="consumer")
consumer.start()

time.sleep(DELIVERY)
with shelf_changed:
    shelf.append("bread")
    shelf_changed.notify()
    print("producer: bread delivered")

consumer.join()
