# /// timeslice
# title = "Check, then act: more tickets sold than there are"
# about = """
# Every customer sees a ticket left and decides to buy it. Between looking and buying there is \
# time, and the look is out of date when the purchase happens."""
# look = [
#   "All customers pass the check within a moment, and only then does the first one pay.",
#   "The number of tickets left falls below zero, which no single thread would allow.",
# ]
# try = [
#   "Make PAYING as short as it gets: still oversold. No pause is short enough to be safe.",
#   "Set CUSTOMERS to the number of tickets: the mistake hides. Tests often look like this.",
#   "Put both lines, check and act, under one lock: a lock around each alone does not help.",
# ]
# [params]
# TICKETS = { min = 1, max = 10, label = "tickets" }
# CUSTOMERS = { min = 1, max = 10, label = "customers" }
# PAYING = { min = 0.005, max = 0.1, step = 0.005, label = "time to pay", unit = "s" }
# ///
import threading
import time

TICKETS = 2
CUSTOMERS = 5
PAYING = 0.03

left = TICKETS
happy = []


def buy(customer):
    global left
    if left > 0:
        time.sleep(PAYING)
        left -= 1
        happy.append(customer)


customers = [
    threading.Thread(target=buy, args=(n,), name=f"customer {n}")
    for n in range(1, CUSTOMERS + 1)
]
for customer in customers:
    customer.start()
for customer in customers:
    customer.join()

print(f"tickets: {TICKETS}, sold: {len(happy)}, left: {left}")
