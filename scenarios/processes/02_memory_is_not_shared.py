# /// timeslice
# title = "A process has its own memory"
# about = """
# A thread sees the same variables as everyone else in its process. A child process begins with a copy: \
# what it changes, it changes for itself alone. What it has found out must be sent."""
# look = [
#   "The console: the thread's item is in the list, the process's is not.",
#   "The state panel: the same variable `basket` in two processes, with different content.",
#   "The arrow from the child to the parent: the message that brings its result.",
# ]
# try = [
#   "Let the child send the whole basket instead of its length.",
#   "Start the process before the thread: does the child see the thread's item?",
# ]
# ///
import multiprocessing
import threading

basket = ["apple"]


def add(item):
    basket.append(item)


def add_and_tell(item, sender):
    basket.append(item)
    sender.send(len(basket))


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")

    thread = threading.Thread(target=add, args=("pear",))
    thread.start()
    thread.join()
    print("after the thread:", basket)

    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=add_and_tell, args=("plum", sender))
    process.start()
    print("the child has", receiver.recv(), "items")
    process.join()
    print("after the process:", basket)
