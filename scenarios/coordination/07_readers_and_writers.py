# /// timeslice
# title = "Readers and a writer"
# about = """
# Any number may read a page at once; who writes must be alone. If readers may always join those who are \
# reading, a writer waits until none of them is left, and if they keep coming, for ever."""
# look = [
#   "The readers: up to three at the same time.",
#   "The writer: it comes at 30 ms, and its turn is when the last reader has left, at 130 ms.",
#   "Readers 3 to 5: they came after the writer, and went before it.",
# ]
# try = [
#   "Set WRITERS_FIRST: nobody starts to read while a writer waits, and it writes at 70 ms.",
#   "Drag READERS up: without WRITERS_FIRST the writer waits for all of them.",
#   "Drag READING down to 0.01 s: there is a gap between two readers, and the writer slips in.",
# ]
# [params]
# WRITERS_FIRST = { label = "a waiting writer goes first" }
# READERS = { min = 1, max = 12, label = "readers" }
# READING = { min = 0.01, max = 0.1, step = 0.005, label = "reading takes", unit = "s" }
# ///
import threading
import time

WRITERS_FIRST = False
READERS = 5
READING = 0.05

page = threading.Condition()
reading = 0
writing = False
writers_waiting = 0


def read(number):
    global reading
    with page:
        page.wait_for(lambda: not writing and not (WRITERS_FIRST and writers_waiting))
        reading += 1
        print(f"reader {number} reads")
    time.sleep(READING)
    with page:
        reading -= 1
        page.notify_all()


def write():
    global writing, writers_waiting
    with page:
        writers_waiting += 1
        page.wait_for(lambda: not writing and reading == 0)
        writers_waiting -= 1
        writing = True
        print("the writer writes")
    time.sleep(0.02)
    with page:
        writing = False
        page.notify_all()


def visit(number):
    threading.Thread(target=read, args=(number,), name=f"reader {number}").start()


visit(1)
writer = threading.Timer(0.03, write)
writer.name = "writer"
writer.start()
for number in range(2, READERS + 1):
    time.sleep(0.02)
    visit(number)
