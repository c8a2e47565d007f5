# /// timeslice
# title = "A queue between producers and consumers"
# about = """
# Bakers put rolls on a short counter, customers take them. put() waits while the counter is \
# full, get() while it is empty: the queue makes the fast side as slow as the slow one. join() \
# waits until every item has been dealt with, and then the consumers, who would wait for ever, \
# are cancelled."""
# look = [
#   "The counter is full: the baker waits in put() until somebody takes a roll.",
#   "All rolls are baked, but join() still waits: the last ones are being eaten.",
#   "The cancelled consumers were waiting in get(): that is where the error reaches them.",
# ]
# try = [
#   "Double the CUSTOMERS: now they wait for the baker.",
#   "Set COUNTER to 0, which is no limit: the baker is done long before the rolls are.",
#   "Forget task_done(): join() never comes back.",
# ]
# [params]
# CUSTOMERS = { min = 1, max = 6, label = "customers" }
# COUNTER = { min = 0, max = 6, label = "room on the counter" }
# BAKING = { min = 0.0, max = 0.05, step = 0.002, label = "time to bake", unit = "s" }
# EATING = { min = 0.0, max = 0.1, step = 0.002, label = "time to eat", unit = "s" }
# ///
import asyncio

CUSTOMERS = 2
COUNTER = 2
BAKING = 0.006
EATING = 0.03


async def bake(counter, rolls):
    for roll in range(rolls):
        await asyncio.sleep(BAKING)
        await counter.put(roll)
    print("baker: that's all")


async def eat(name, counter, eaten):
    while True:
        roll = await counter.get()
        await asyncio.sleep(EATING)
        eaten.append(roll)
        counter.task_done()


async def main():
    counter = asyncio.Queue(COUNTER)
    eaten = []
    customers = [
        asyncio.create_task(eat(name, counter, eaten), name=name)
        for name in (f"customer {n}" for n in range(1, CUSTOMERS + 1))
    ]
    await asyncio.create_task(bake(counter, 8), name="baker")
    print("left on the counter:", "some" if counter.qsize() else "nothing")
    await counter.join()
    print("eaten:", sorted(eaten))

    for customer in customers:
        customer.cancel()
    ends = await asyncio.gather(*customers, return_exceptions=True)
    print({type(end).__name__ for end in ends})


asyncio.run(main())
