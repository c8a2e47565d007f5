# /// timeslice
# title = "gevent: waiting that lets others run"
# about = """
# gevent runs greenlets under a hub. After monkey.patch_all(), code that was written for threads waits in \
# the hub: the same time.sleep() that would block everything lets the others run."""
# look = [
#   "One thread: the hub's greenlet runs the loop, the others wait side by side.",
#   "Three naps take as long as the longest one.",
#   "The pool holds two: the third greenlet is started when one of them has ended.",
# ]
# try = [
#   "Take patch_all() away: time.sleep() blocks the thread, one nap after another.",
#   "Drag NAP: all lanes grow together.",
# ]
# [params]
# NAP = { min = 0.05, max = 0.5, step = 0.05, label = "nap", unit = "s" }
# ///
from gevent import monkey

monkey.patch_all()

import time

import gevent
from gevent.pool import Pool

NAP = 0.1


def fetch(number):
    print("begins", number)
    time.sleep(NAP * number)
    print("ends", number)
    return number * 10


began = time.monotonic()
jobs = [gevent.spawn(fetch, number) for number in (3, 1, 2)]
gevent.joinall(jobs)
print([job.value for job in jobs])

pool = Pool(2)
print(pool.map(fetch, [2, 1, 1]))
print("naps:", round((time.monotonic() - began) / NAP))

with gevent.Timeout(NAP, False):
    fetch(5)
print("gave up")
