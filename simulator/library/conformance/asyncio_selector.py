"""A loop's selector: readers and writers, signals, wake-ups from threads, and what is refused."""
import asyncio, os, selectors, signal, socket, threading, time


def attempt(function, *args):
    try:
        print('ok', function(*args))
    except BaseException as error:
        print(type(error).__name__, '|', error)


async def readers_and_writers():
    loop = asyncio.get_running_loop()
    one, other = socket.socketpair()
    one.setblocking(False)
    other.setblocking(False)
    got = loop.create_future()

    def readable(tag):
        data = one.recv(100)
        print('readable', tag, data)
        if data == b'end':
            got.set_result('done')

    loop.add_reader(one, readable, 'first')
    other.send(b'hello')
    await asyncio.sleep(0.01)
    loop.add_reader(one.fileno(), readable, 'second')
    other.send(b'again')
    await asyncio.sleep(0.01)
    written = loop.create_future()
    loop.add_writer(one, lambda: written.done() or written.set_result('writable'))
    print(await written)
    print(loop.remove_writer(one), loop.remove_writer(one))
    other.send(b'end')
    print(await got)
    print(loop.remove_reader(one), loop.remove_reader(one))
    one.close()
    attempt(loop.add_reader, one, print)
    attempt(loop.add_reader, 'x', print)
    attempt(loop.remove_reader, 'x')
    other.close()


asyncio.run(readers_and_writers())


async def signals():
    loop = asyncio.get_running_loop()
    seen = []

    def on(name):
        seen.append(name)
        print('signal', name, 'in', threading.current_thread().name)

    loop.add_signal_handler(signal.SIGUSR1, on, 'usr1')
    loop.add_signal_handler(signal.SIGTERM, on, 'term')
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(0.01)
    print(seen, signal.getsignal(signal.SIGUSR1).__name__ != 'on')
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(signal.getsignal(signal.SIGUSR1))
    attempt(loop.add_signal_handler, signal.SIGKILL, print)
    attempt(loop.add_signal_handler, 'x', print)
    attempt(loop.add_signal_handler, 1000, print)
    attempt(loop.add_signal_handler, signal.SIGINT, signals)
    # A signal wakes a loop that waits.
    timer = threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGTERM))
    woken = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, woken.set)
    timer.start()
    await woken.wait()
    print('woken')
    timer.join()


asyncio.run(signals())
print(signal.getsignal(signal.SIGTERM), signal.set_wakeup_fd(-1))


async def threads():
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def work():
        for n in range(3):
            time.sleep(0.01)
            loop.call_soon_threadsafe(print, 'from thread', n)
        loop.call_soon_threadsafe(done.set_result, 'thread is over')

    threading.Thread(target=work).start()
    print(await done)
    def refused(): attempt(loop.add_signal_handler, signal.SIGTERM, print)
    thread = threading.Thread(target=refused)
    thread.start()
    await asyncio.to_thread(thread.join)


asyncio.run(threads())


class Telling(selectors.SelectSelector):
    calls = 0

    def select(self, timeout=None):
        self.calls += 1
        return super().select(timeout)


for selector in (Telling(), selectors.PollSelector(), selectors.EpollSelector()):
    loop = asyncio.SelectorEventLoop(selector)
    print(loop.run_until_complete(asyncio.sleep(0.01, type(selector).__name__)))
    loop.run_until_complete(asyncio.wait_for(loop.run_in_executor(None, time.sleep, 0.02), 1))
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
    print(selector.get_map(), getattr(selector, 'calls', 1) > 0)
attempt(loop.add_reader, 0, print)
attempt(loop.remove_reader, 0)
attempt(signal.set_wakeup_fd, 1000)
