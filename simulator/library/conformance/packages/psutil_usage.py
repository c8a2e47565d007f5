"""psutil: cores and what they do, the own process, processes that end."""

import multiprocessing
import os
import threading
import time

import psutil


def spin(seconds):
    while time.thread_time() < seconds:
        pass


def main():
    print(psutil.cpu_count() == os.cpu_count(), len(psutil.cpu_percent(percpu=True)) == os.cpu_count())
    process = psutil.Process()
    print(process.pid == os.getpid(), process.is_running(), process.status(), process.ppid() == os.getppid())
    print(process.cpu_percent(), process.num_threads(), process == psutil.Process(os.getpid()))
    thread = threading.Thread(target=spin, args=(0.3,))
    thread.start()
    print(process.num_threads(), process.cpu_percent(interval=0.2) > 0, psutil.cpu_percent(0.1) > 0)
    thread.join()
    times = process.cpu_times()
    print(process.num_threads(), times.user + times.system >= 0.25)
    with process.oneshot():
        before = process.memory_info().rss
    numbers = [i * 1.5 for i in range(300_000)]
    print(5e6 < process.memory_info().rss - before < 20e6, len(numbers))

    child = multiprocessing.get_context("fork").Process(target=time.sleep, args=(5,))
    child.start()
    watched = psutil.Process(child.pid)
    print(watched.is_running(), psutil.pid_exists(child.pid))
    try:
        watched.wait(timeout=0.05)
    except psutil.TimeoutExpired as error:
        print(error.seconds)
    watched.terminate()
    gone, alive = psutil.wait_procs([watched], timeout=3)
    print(len(gone), len(alive), psutil.pid_exists(watched.pid))
    try:
        psutil.Process(99_999_999)
    except psutil.NoSuchProcess as error:
        print(error, isinstance(error, psutil.Error))
    try:
        psutil.cpu_percent(interval=-1)
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
