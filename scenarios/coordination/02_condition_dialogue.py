# /// timeslice
# title = "A condition makes a dialogue of two threads"
# about = """
# A condition joins a lock with a waiting room. wait() lets go of the lock and sleeps; notify() \
# wakes the other side, which takes the lock back and looks whether it is its turn."""
# look = [
#   "Strict alternation: at any moment one speaks and one waits for the condition.",
#   "A woken thread does not run at once: it needs the GIL and the lock, and the other has both.",
#   "wait_for() checks whose turn it is before and after each sleep, so no notification is missed.",
# ]
# try = [
#   "Make one side think longer: the other waits longer, and the order stays the same.",
#   "Remove notify(): after the first line both wait for ever, and the deadlock report says why.",
# ]
# [params]
# THINKING = { min = 0.0, max = 0.1, step = 0.005, label = "Ben thinks for", unit = "s" }
# ///
import threading
import time

THINKING = 0.02

DIALOGUE = {
    "Ann": ["Have you got a minute?", "Or two?", "Then I'll wait."],
    "Ben": ["Not now.", "I am thinking.", "So shall I."],
}
changed = threading.Condition()
turn = "Ann"


def speak(name, other, pause):
    global turn
    for line in DIALOGUE[name]:
        with changed:
            changed.wait_for(lambda: turn == name)
            time.sleep(pause)
            print(f"{name}: {line}")
            turn = other
            changed.notify()


ann = threading.Thread(target=speak, args=("Ann", "Ben", 0), name="Ann")
ben = threading.Thread(target=speak, args=("Ben", "Ann", THINKING), name="Ben")
ben.start()
ann.start()
ann.join()
ben.join()
