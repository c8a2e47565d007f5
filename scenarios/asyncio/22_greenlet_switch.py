# /// timeslice
# title = "Greenlets: stacks that switch to each other"
# about = """
# A greenlet is a stack of calls inside one thread. switch() leaves one in the middle of whatever it does, \
# however deep, and goes on in another; nobody else decides who runs."""
# look = [
#   "One thread, and below it a lane for each greenlet: just one of them runs at a time.",
#   "The arrows show who has switched to whom; what is switched in is the result of switch().",
#   "The taster waits two calls deep, in the middle of a loop: no await marks the way.",
# ]
# try = [
#   "Take taster.throw() away: the taster is never finished, and nobody complains.",
#   "Raise an exception in taste(): it comes out in the main greenlet.",
# ]
# [params]
# DISHES = { min = 1, max = 6, label = "dishes" }
# ///
from greenlet import getcurrent, greenlet

DISHES = 3


def cook(dish):
    for number in range(DISHES):
        print("cook: dish", number)
        opinion = taster.switch(f"dish {number}")
        print("cook hears:", opinion)
    return "kitchen closed"


def taste():
    dish = getcurrent().parent.switch("ready")
    while True:
        dish = say(f"{dish} is good")


def say(opinion):
    return kitchen.switch(opinion)


kitchen = greenlet(cook)
taster = greenlet(taste)
print("taster:", taster.switch())
print("main:", kitchen.switch("soup"))
print("finished:", kitchen.dead, taster.dead)
taster.throw()
print("finished:", kitchen.dead, taster.dead)
