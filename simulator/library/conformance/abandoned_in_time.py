# Generators and coroutines end when the program lets go of them, also while others wait for long.
import contextlib
import sys
import warnings


def patient(name):
    try:
        yield name
        yield name
    finally:
        print("end of", name)


@contextlib.contextmanager
def opened(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


async def forgotten(number):
    return number


def work(rounds):
    total = 0
    kept = []
    for i in range(rounds):
        pair = [i, i + 1]
        kept.append(pair)
        total += sum(kept.pop())
    return total


kept = patient("kept")
next(kept)
with opened("file"):
    print(work(3_000))
    for number in range(3):
        passing = patient(f"passing {number}")
        next(passing)
        passing = None
        print("let go of", number)

    waiting = [patient(f"waiting {number}") for number in range(4)]
    for each in waiting:
        next(each)
    del each
    waiting.pop()
    print("popped")
    waiting[0] = None
    print("replaced")
    waiting.clear()
    print("cleared")

    class Holder:
        pass

    holder = Holder()
    holder.inner = Holder()
    holder.inner.generator = patient("held")
    next(holder.inner.generator)
    other = holder.inner
    del holder
    print("still held")
    other.generator = None
    print("not held")

    def local():
        mine = patient("local")
        next(mine)
        work(10)

    local()
    print("returned")

    def broken():
        for item in patient("broken off"):
            if item:
                break
        print("after break")
        work(10)

    broken()

    def raising():
        mine = patient("raised through")
        next(mine)
        raise KeyError(1)

    try:
        raising()
    except KeyError:
        print("caught")
    print("handled")

warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for number in range(3):
        forgotten(number)
        print("never awaited so far:", len(caught))
        work(500)
    lost = [forgotten(number) for number in range(50)]
    print(len(caught))
    lost.pop()
    print(len(caught))
    del lost[10:]
    print(len(caught))
    for each in lost:
        each.close()
print(caught[0].message)


# Hand to hand, as a scheduler does it.
from collections import deque

ready = deque(patient(f"task {number}") for number in range(5))
for each in ready:
    next(each)
del each
while ready:
    running = ready.popleft()
    if len(ready) % 2:
        next(running)
        ready.append(running)
        running = None
        ready.rotate(1)
        running = ready.popleft()
    print("drop")
    running = None
sys.stdout.flush()
print("all gone")
del kept
print("end")
