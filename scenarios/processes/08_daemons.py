# /// timeslice
# title = "Daemon thread and daemon process"
# about = """
# Nobody waits for a daemon. A daemon process is ended when its parent's program is over; a daemon \
# thread simply stops when the last other thread has ended. Neither gets to finish."""
# look = [
#   "The end of the main program: the processes and threads that are not daemons are waited for.",
#   "The daemon process: it gets a signal when the parent has done its work.",
#   "The console: which of the four say that they are done?",
# ]
# try = [
#   "Make the daemons faster than the others: they finish after all.",
#   "Join the daemon process at the end of the program.",
# ]
# ///
import multiprocessing
import threading
import time


def work(name, duration):
    time.sleep(duration)
    print(name, "is done", flush=True)


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    workers = [
        threading.Thread(target=work, args=("thread", 0.2)),
        threading.Thread(target=work, args=("daemon thread", 0.8), daemon=True),
        context.Process(target=work, args=("process", 0.4)),
        context.Process(target=work, args=("daemon process", 0.6), daemon=True),
    ]
    for worker in workers:
        worker.start()
    print("the main program is over", flush=True)
