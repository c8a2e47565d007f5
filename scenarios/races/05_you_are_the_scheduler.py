# /// timeslice
# title = "You are the scheduler: make the race happen"
# about = """
# Two deposits read the balance, check the money, and write the new balance. Run it as often as you \
# like: the scheduler lets each finish in one turn, and the sum is right. The mistake is there all the \
# same. Take the scheduler's place and show it."""
# look = [
#   "One core, no GIL, first in first out: ann computes from her start to her end, then bob does.",
#   "The result, 150, is right, and would be in a thousand tests.",
# ]
# try = [
#   "Choose \"Be the scheduler\" in the menu Run: MainThread first, so that bob gets started, then bob, as often as he is offered. ann ends last and writes 120: she had read 100 before bob wrote 130.",
#   "Make it 130: now ann's deposit is lost. Save the schedule: whoever gets the file can replay this very race, here or by `sim run --schedule`.",
#   "Set CHECKS to 0: a deposit is over before its turn is, and no choice of yours can lose money. That is luck, no cure.",
#   "Put all of deposit() under one lock, and try again to lose money.",
# ]
# [params]
# CHECKS = { min = 0, max = 10000, step = 100, label = "checks", unit = "rounds" }
# [machine]
# cores = 1
# gil = false
# policy = "fifo"
# quantum = "50us"
# ///
import threading

CHECKS = 3_000

balance = 100


def deposit(amount):
    global balance
    seen = balance
    for _ in range(CHECKS):  # is the money real?
        pass
    balance = seen + amount


ann = threading.Thread(target=deposit, args=(20,), name="ann")
bob = threading.Thread(target=deposit, args=(30,), name="bob")
ann.start()
bob.start()
ann.join()
bob.join()
print(f"100 and 20 and 30 is {balance}")
