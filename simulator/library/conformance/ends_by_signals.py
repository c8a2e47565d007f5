"""How processes end that nobody has told how: by SIGINT after an uncaught KeyboardInterrupt, by SIGPIPE."""
import gc
import os
import signal
import subprocess
import sys

print(subprocess.run([sys.executable, "-c", "raise KeyboardInterrupt"], stderr=subprocess.DEVNULL).returncode)
for text in ("raise KeyboardInterrupt", "raise SystemExit(3)", "1 / 0"):
    child = os.fork()
    if child == 0:
        sys.stderr = open(os.devnull, "w")
        exec(text)
    else:
        print(text, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
reading, writing = os.pipe()
os.close(reading)
try:
    os.write(writing, b"x")
except BrokenPipeError as error:
    print(error)
seen = []
signal.signal(signal.SIGPIPE, lambda number, frame: seen.append(number))
try:
    os.write(writing, b"x")
except BrokenPipeError as error:
    print(error, seen)
child = os.fork()
if child == 0:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.write(writing, b"x")
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
os.kill(os.getpid(), signal.SIGXFSZ)
print("ignored")

gc.callbacks.append(lambda phase, information: print(phase, information["generation"], sorted(information)))
gc.collect(1)
gc.callbacks.clear()
print([sorted(counts) for counts in gc.get_stats()])
