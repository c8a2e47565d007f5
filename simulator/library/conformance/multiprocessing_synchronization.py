"""Locks, semaphores, conditions, events and barriers between processes."""

import multiprocessing as mp
import re
import threading
import time


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)


def in_thread(function, *args):
    thread = threading.Thread(target=attempt, args=(function, *args), name="T")
    thread.start()
    thread.join()


def hold(lock, held, done):
    lock.acquire()
    held.set()
    done.wait()


def wait_for_notice(condition, waiting, log):
    with condition:
        waiting.release()
        log.put(condition.wait())


def pass_barrier(barrier, log):
    log.put(barrier.wait())


if __name__ == "__main__":
    lock = mp.Lock()
    print(lock, lock.acquire(), lock, lock.acquire(False), lock.acquire(timeout=0.01))
    in_thread(repr, lock)
    in_thread(lock.release)
    attempt(lock.release)
    with lock as held:
        print(held, lock)
    again = mp.RLock()
    print(again, again.acquire(), again.acquire(), again)
    in_thread(repr, again)
    in_thread(again.release)
    again.release(), again.release()
    attempt(again.release)
    for lock in (mp.Lock(), mp.RLock()):
        held, done = mp.Event(), mp.Event()
        holder = mp.Process(target=hold, args=(lock, held, done), name="holder")
        holder.start()
        held.wait()
        print(lock, lock.acquire(False))
        attempt(lock.release)
        done.set()
        holder.join()
        print(lock)

    semaphore = mp.Semaphore(2)
    print(semaphore, semaphore.acquire(), semaphore.get_value(), semaphore.acquire(), semaphore)
    print(semaphore.acquire(False), semaphore.acquire(timeout=0.01))
    semaphore.release()
    print(semaphore)
    attempt(mp.Semaphore, "a")
    attempt(mp.Semaphore, -1)
    bounded = mp.BoundedSemaphore(1)
    print(bounded)
    attempt(bounded.release)

    condition = mp.Condition()
    print(condition)
    for method in (condition.wait, condition.notify, condition.notify_all):
        attempt(method)
    with condition:
        print(condition, condition.wait(0.01), condition.wait_for(lambda: 3))
        print(condition.wait_for(lambda: 0, 0.02), condition.notify())
    print(mp.Condition(mp.Lock()))
    waiting, log = mp.Semaphore(0), mp.Queue()
    team = [
        mp.Process(target=wait_for_notice, args=(condition, waiting, log)) for _ in range(3)
    ]
    for process in team:
        process.start()
    for _ in team:
        waiting.acquire()
    with condition:
        print(condition)
        condition.notify(2)
    print(log.get(), log.get())
    with condition:
        print(condition)
        condition.notify_all()
    print(log.get())
    for process in team:
        process.join()

    event = mp.Event()
    print(event.is_set(), event.wait(0.01), re.sub("0x[0-9a-f]+", "0x", repr(event)))
    event.set()
    print(event.is_set(), event.wait(), re.sub("0x[0-9a-f]+", "0x", repr(event)))
    event.clear()
    print(event.is_set())

    barrier = mp.Barrier(3, action=lambda: print("all are here", flush=True))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    team = [mp.Process(target=pass_barrier, args=(barrier, log)) for _ in range(2)]
    for process in team:
        process.start()
    print(sorted([barrier.wait(), log.get(), log.get()]))
    for process in team:
        process.join()
    attempt(barrier.wait, 0.01)
    print(barrier.broken, barrier.reset(), barrier.broken, barrier.abort(), barrier.broken)
    attempt(barrier.wait)

    from pickle import dumps

    for shared in (lock, semaphore, condition, mp.Queue(), mp.SimpleQueue(), mp.Value("i")):
        attempt(dumps, shared)
    attempt(dumps, mp.current_process().authkey)
