# /// timeslice
# title = "A process is killed while it holds a lock"
# about = """
# A lock that processes share belongs to nobody in particular: when its holder is killed, it stays \
# locked. Whoever asks for it waits for ever, unless it asks with a time limit."""
# look = [
#   "The lock: held by the child, and still held after the child is gone.",
#   "The signal: an arrow from the parent to the child, which ends at that moment.",
#   "The exit code: minus the number of the signal.",
# ]
# try = [
#   "Drop the time limit: the parent waits for ever, and the report says why.",
#   "Replace kill() by terminate(): the exit code changes, the lock stays.",
# ]
# ///
import multiprocessing
import time


def careless(lock, ready):
    lock.acquire()
    ready.set()
    time.sleep(10)
    lock.release()


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    lock = context.Lock()
    ready = context.Event()
    child = context.Process(target=careless, args=(lock, ready))
    child.start()
    ready.wait()
    child.kill()
    child.join()
    print("exit code", child.exitcode)
    print("got the lock:", lock.acquire(timeout=0.5))
