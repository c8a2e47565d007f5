"""Files that are mapped: what is written to one is seen in the other, by all processes."""
import mmap
import multiprocessing
import os
import re
import tempfile


def attempt(action, *args, **kwargs):
    try:
        print("done", action(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


os.chdir(tempfile.mkdtemp())
with open("file", "w+b") as file:
    file.write(b"0123456789\nline two\nthree")
    file.flush()
    whole = mmap.mmap(file.fileno(), 0)
    print(whole, len(whole), whole.size(), whole[:4], whole[-1])
    whole[0:3] = b"abc"
    file.seek(0)
    print(file.read(5), open("file", "rb").read(3))
    file.seek(0)
    file.write(b"XYZ")
    file.flush()
    print(whole[:4], whole.readline(), whole.readline(), whole.readline(), whole.readline())
    whole.seek(0)
    print(whole.find(b"t"), whole.rfind(b"t"), list(whole)[:2], re.findall(rb"[a-z]+", whole))
    reading = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    copy = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    copy[0] = 33
    print(reading, copy, copy[:3], whole[:3])
    for key, value in ((0, b"a"), (0, 256), (99, 1), (slice(0, 2), b"abc"), (slice(0, 2), "ab"), ("x", 1)):
        attempt(whole.__setitem__, key, value)
    attempt(reading.__setitem__, 0, 65)
    attempt(reading.write, b"a")
    whole.seek(-1, os.SEEK_END)
    attempt(whole.write, b"xy")
    attempt(whole.write_byte, 300)
    with mmap.mmap(file.fileno(), 4) as part:
        print(part[:], len(part), part.size(), part.tell())
    print(part.closed, part)
    attempt(part.read)
    for args, options in (((4,), {"offset": 5}), ((100,), {}), ((0,), {"offset": 4096}), ((4,), {"access": 9}),
                          ((4,), {"flags": mmap.MAP_PRIVATE, "access": 1}), ((-1,), {}), ((1,), {"offset": -1})):
        attempt(mmap.mmap, file.fileno(), *args, **options)
with open("file", "rb") as file:
    attempt(mmap.mmap, file.fileno(), 0)
    print(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ))
    private = mmap.mmap(file.fileno(), 0, flags=mmap.MAP_PRIVATE)
    private[0] = 1
    print(private[0], open("file", "rb").read(1))
with open("empty", "w+b") as file:
    attempt(mmap.mmap, file.fileno(), 0)
    attempt(mmap.mmap, file.fileno(), 5)
attempt(mmap.mmap, 99, 5)
attempt(mmap.mmap(-1, 10).size)


def add():
    with open("counter", "r+b") as file, mmap.mmap(file.fileno(), 0) as counter:
        for _ in range(5):
            counter[0] += 1


with open("counter", "wb") as file:
    file.truncate(8)
with open("counter", "r+b") as file, mmap.mmap(file.fileno(), 0) as counter:
    for _ in range(2):
        process = multiprocessing.Process(target=add)
        process.start()
        process.join()
    print(counter[0], open("counter", "rb").read())

from multiprocessing import shared_memory

memory = shared_memory.SharedMemory(create=True, size=8)
view = memory.buf[2:4]
attempt(memory.close)
view.release()
attempt(memory.close)
memory.unlink()
anonymous = mmap.mmap(-1, 8)
view = memoryview(anonymous)
attempt(anonymous.close)
view = None
attempt(anonymous.close)
attempt(anonymous.close)
