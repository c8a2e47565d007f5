# /// timeslice
# title = "The convoy effect: a short wait becomes a long one"
# about = """
# One thread computes, another sleeps 2 ms, works an instant, and sleeps again, as a thread that \
# serves requests does. Each time it wakes, it must wait a whole switch interval for the GIL."""
# look = [
#   "The server after each sleep: it waits 5 ms for the GIL, then runs for an instant.",
#   "Every hand-over to the server is forced: the cruncher never lets go by itself.",
#   "The other way round costs nothing: the server goes to sleep, and the cruncher has the GIL.",
# ]
# try = [
#   "Shorten the switch interval in the machine's settings: the server wakes up in time.",
#   "Set PAUSE to the smallest value: even so, no more than 200 requests a second get through.",
#   "Switch the GIL off: the two threads no longer meet.",
# ]
# [params]
# REQUESTS = { min = 1, max = 40, label = "requests" }
# PAUSE = { min = 0.0005, max = 0.02, step = 0.0005, label = "pause between requests", unit = "s" }
# ///
import threading
import time

REQUESTS = 6
PAUSE = 0.002

served = 0
late = 0


def crunch():
    rounds = 0
    while served < REQUESTS:
        rounds += 1


def serve():
    global served, late
    while served < REQUESTS:
        due = time.perf_counter() + PAUSE
        time.sleep(PAUSE)
        if time.perf_counter() > due + 0.004:
            late += 1
        served += 1


threading.Thread(target=crunch, name="cruncher").start()
server = threading.Thread(target=serve, name="server")
server.start()
server.join()
print(f"{served} requests served, {'most' if late > served / 2 else 'few'} of them late")
