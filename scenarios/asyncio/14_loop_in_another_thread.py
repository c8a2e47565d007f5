# /// timeslice
# title = "A loop in a second thread"
# about = """
# A program with a main thread of its own, a window for instance, can give asyncio a thread. From \
# outside a loop may be touched in two ways only: call_soon_threadsafe() for a function, and \
# run_coroutine_threadsafe() for a coroutine, whose result comes back as a concurrent future."""
# look = [
#   "The loop's thread sleeps in its selector; call_soon_threadsafe() wakes it by a byte to itself.",
#   "future.result() blocks the main thread, not the loop: both orders are carried out at once.",
#   "stop() is asked for from outside as well, and run_forever() comes back.",
# ]
# try = [
#   "Use loop.call_soon() from the main thread: nothing wakes the loop, and the greeting is late.",
#   "Ask for the second result first: main waits longer, the loop does just the same.",
# ]
# [params]
# TEA = { min = 0.01, max = 0.2, step = 0.01, label = "time to make tea", unit = "s" }
# TOAST = { min = 0.01, max = 0.2, step = 0.01, label = "time to make toast", unit = "s" }
# ///
import asyncio
import threading
import time

TEA = 0.06
TOAST = 0.04


async def prepare(what, seconds):
    await asyncio.sleep(seconds)
    return f"{what}, made in the thread {threading.current_thread().name}"


loop = asyncio.new_event_loop()
kitchen = threading.Thread(target=loop.run_forever, name="kitchen")
kitchen.start()

loop.call_soon_threadsafe(print, "good morning, kitchen")
time.sleep(0.02)

tea = asyncio.run_coroutine_threadsafe(prepare("tea", TEA), loop)
toast = asyncio.run_coroutine_threadsafe(prepare("toast", TOAST), loop)
print(tea.result())
print(toast.result())

loop.call_soon_threadsafe(loop.stop)
kitchen.join()
loop.close()
print("the kitchen is closed")
