"""A program that runs itself again: as another process with another part, and in place of itself."""

import os
import subprocess
import sys


def worker(name):
    total = sum(map(int, sys.stdin.read().split()))
    print(f"{name}: {total} as {__name__}")
    sys.exit(total % 256)


def again(left):
    print(f"{left} times more", flush=True)
    if left:
        os.execv(sys.executable, [sys.executable, "-u", __file__, "again", str(left - 1)])


def main():
    for name, numbers in (("one", "1 2 3"), ("two", "4 5 6 7")):
        command = [sys.executable, __file__, "worker", name]
        done = subprocess.run(command, input=numbers, capture_output=True, text=True)
        print(done.stdout, end="")
        print(done.returncode, repr(done.stderr), flush=True)
    print(subprocess.run([sys.executable, "no_such_file.py"], capture_output=True, text=True).returncode, flush=True)
    again(2)


part, *rest = sys.argv[1:] or ["main"]
if part == "worker":
    worker(*rest)
elif part == "again":
    again(int(rest[0]))
else:
    main()
