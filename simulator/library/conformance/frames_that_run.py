"""Frames that are cleared, and those that can't be: they run, in this thread or another."""

import sys
import threading
import traceback


def fails():
    kept = "local"
    raise LookupError("to be seen")


waiting, go_on = threading.Event(), threading.Event()
frames = []


def waits():
    kept = "still here"
    frames.append(sys._getframe())
    waiting.set()
    go_on.wait()
    print("in the thread", kept)


thread = threading.Thread(target=waits)
thread.start()
waiting.wait()
try:
    frames[0].clear()
except RuntimeError as error:
    print(error)
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
go_on.set()
thread.join()
frames[0].clear()
print("after the end", frames[0].f_locals)

try:
    fails()
except LookupError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_locals)
    traceback.clear_frames(error.__traceback__)
    print(frame.f_locals)
