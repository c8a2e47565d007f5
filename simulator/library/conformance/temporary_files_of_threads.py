"""Many threads make, write, read and remove temporary files at once; none sees another one's, none is left."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock, Thread

THREADS = 20
FILES = 25

folder = tempfile.mkdtemp()
start = Barrier(THREADS)
lock = Lock()
names = []
wrong = []


def unnamed(me):
    start.wait()
    for number in range(FILES):
        with tempfile.TemporaryFile("w+b", dir=folder) as file:
            text = f"{me}:{number}".encode() * 10
            file.write(text)
            file.seek(0)
            if file.read() != text:
                wrong.append((me, number))


def named(me):
    for number in range(FILES):
        with tempfile.NamedTemporaryFile("w+", dir=folder, prefix=f"{me}-") as file:
            file.write(f"{me} {number}")
            file.flush()
            with lock:
                names.append(file.name)
            with open(file.name) as again:
                if again.read() != f"{me} {number}":
                    wrong.append((me, number))
        if os.path.exists(file.name):
            wrong.append(file.name)
    return me


def folders(me):
    kept = []
    for _ in range(5):
        with tempfile.TemporaryDirectory(dir=folder) as inner:
            for number in range(3):
                with open(os.path.join(inner, f"{number}.txt"), "x") as file:
                    file.write(str(me))
            kept.append(sorted(os.listdir(inner)))
    return kept


threads = [Thread(target=unnamed, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("unnamed:", "wrong" if wrong else "each its own", os.listdir(folder))

with ThreadPoolExecutor(8) as pool:
    print(sum(pool.map(named, range(THREADS))), len(names), len(set(names)), wrong)
    seen = list(pool.map(folders, range(THREADS)))
print(len(seen), {tuple(each) for kept in seen for each in kept})

spooled = tempfile.SpooledTemporaryFile(max_size=100, mode="w+")


def add(me):
    for _ in range(10):
        with lock:
            spooled.write(f"{me % 10}")


with ThreadPoolExecutor(10) as pool:
    list(pool.map(add, range(20)))
spooled.seek(0)
text = spooled.read()
print(len(text), sorted({(digit, text.count(digit)) for digit in text}))
spooled.close()

paths = [tempfile.mkstemp(dir=folder) for _ in range(10)]
print(len({path for _, path in paths}), len(os.listdir(folder)))
for descriptor, path in paths:
    os.close(descriptor)
removers = [Thread(target=os.remove, args=(path,)) for _, path in paths]
for thread in removers:
    thread.start()
for thread in removers:
    thread.join()
os.rmdir(folder)
print(os.path.exists(folder))
