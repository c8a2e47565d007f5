# /// timeslice
# title = "The switch interval: patience of those who wait for the GIL"
# about = """
# A thread that wants the GIL waits one switch interval before it asks the holder to let go. The \
# program of the scenario before, with an interval ten times shorter: the convoy is gone."""
# look = [
#   "The server's waits for the GIL are short now: half a millisecond instead of five.",
#   "The cruncher is interrupted as often as before, but nobody waits long for it.",
# ]
# try = [
#   "Drag INTERVAL up to 20 ms: the server crawls, and the elapsed time with it.",
#   "Drag it down to 0.1 ms: the gain ends where the pause itself takes the time.",
#   "Set REQUESTS to 40 and watch the number of forced switches in the statistics.",
# ]
# [params]
# INTERVAL = { min = 0.0001, max = 0.02, step = 0.0001, label = "switch interval", unit = "s" }
# REQUESTS = { min = 1, max = 40, label = "requests" }
# PAUSE = { min = 0.0005, max = 0.02, step = 0.0005, label = "pause between requests", unit = "s" }
# ///
import sys
import threading
import time

INTERVAL = 0.0005
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


sys.setswitchinterval(INTERVAL)
threading.Thread(target=crunch, name="cruncher").start()
server = threading.Thread(target=serve, name="server")
server.start()
server.join()
print(f"{served} requests served, {'most' if late > served / 2 else 'few'} of them late")
