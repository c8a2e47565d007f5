# /// timeslice
# title = "Lock and RLock: may the owner come in again?"
# about = """
# A Lock does not know its owner: a thread that takes it twice waits for itself. An RLock \
# (reentrant lock) knows its owner and counts: it opens when it was released as often as taken."""
# look = [
#   "With the Lock, the inner acquire() waits for the thread's own outer one, until it times out.",
#   "With the RLock, the inner acquire() succeeds at once and only counts.",
#   "The visitor waits in both cases: reentrant means the owner, not everybody.",
# ]
# try = [
#   "Remove the timeout: with the Lock, one thread alone is enough for a deadlock.",
#   "Make PATIENCE longer: time wasted waiting for oneself.",
# ]
# [params]
# PATIENCE = { min = 0.01, max = 0.2, step = 0.01, label = "patience", unit = "s" }
# ///
import threading
import time

PATIENCE = 0.05


def visit(lock):
    with lock:
        print("  visitor: inside")


def try_out(lock):
    with lock:
        visitor = threading.Thread(target=visit, args=(lock,), name="visitor")
        visitor.start()
        time.sleep(0.02)
        again = lock.acquire(timeout=PATIENCE)
        print(f"  owner: inside again: {again}")
        if again:
            lock.release()
    visitor.join()


print("Lock")
plain_lock = threading.Lock()
try_out(plain_lock)

print("RLock")
reentrant_lock = threading.RLock()
try_out(reentrant_lock)
