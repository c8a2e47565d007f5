# /// timeslice
# title = "A barrier: nobody goes on until everybody is there"
# about = """
# Hikers walk at their own pace and agree to wait for one another at each hut. The last to arrive \
# opens the barrier for all, and the same barrier serves for the next stage."""
# look = [
#   "At each hut the fast wait for the slow: the barrier shows who is still missing.",
#   "The last hiker does not wait at all. It runs the barrier's action, then all leave together.",
#   "Elapsed time: the slowest hiker's walking, stage for stage.",
# ]
# try = [
#   "Raise HIKERS: every stage takes as long as its slowest hiker, and the others wait more.",
#   "Create the barrier for one hiker more than there are: all of them wait for ever.",
# ]
# [params]
# HIKERS = { min = 1, max = 8, label = "hikers" }
# STAGES = { min = 1, max = 5, label = "stages" }
# PACE = { min = 0.01, max = 0.1, step = 0.01, label = "first hiker's stage", unit = "s" }
# ///
import threading
import time

HIKERS = 3
STAGES = 2
PACE = 0.02


def depart():
    print("  all here, on we go")


hut = threading.Barrier(HIKERS, action=depart)


def hike(number):
    for stage in range(1, STAGES + 1):
        time.sleep(PACE * number)
        print(f"hiker {number} is at hut {stage}")
        hut.wait()


for number in range(1, HIKERS + 1):
    threading.Thread(target=hike, args=(number,), name=f"hiker {number}").start()
