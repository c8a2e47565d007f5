"""gzip: files in both directions, text, several members, damage."""

import gzip
import io
import os
import zlib


def attempt(work, *arguments):
    try:
        print(work(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


os.chdir(__import__("tempfile").mkdtemp())
lines = "".join(f"line {i}: {'word ' * (i % 7)}\n" for i in range(3000))
with gzip.open("notes.txt.gz", "wt", encoding="utf-8") as file:
    print(type(file).__name__, file.write(lines), file.buffer.tell() >= 0)
with gzip.open("notes.txt.gz", "rt", encoding="utf-8") as file:
    print(sum(1 for _ in file))
with gzip.open("notes.txt.gz") as file:
    print(type(file).__name__, file.mode, file.name, file.readable(), file.writable(), file.seekable())
    print(file.readline(), file.read(10), file.tell())
    print(file.seek(40_000), file.read(20), file.seek(3), file.read(7), file.peek(4)[:4])
    print(file.seek(-5, 1), file.read(5), file.seek(-6, 2), file.read())
    file.rewind()
    print(len(file.read()), len(file.readlines()), file.closed)
print(file.closed)
attempt(file.read)
with open("notes.txt.gz", "rb") as raw:
    print(raw.read(4), raw.seek(10), raw.read(10))
print(os.path.getsize("notes.txt.gz"), zlib.crc32(lines.encode()))

with gzip.GzipFile("more.gz", "wb", compresslevel=1, mtime=1234) as file:
    file.write(b"first ")
    file.writelines([b"second ", b"third"])
    print(file.tell(), file.seek(20))
    attempt(file.read)
    attempt(file.seek, 1)
    attempt(file.rewind)
with gzip.open("more.gz", "ab") as file:
    file.write(b" appended")
with gzip.open("more.gz") as file:
    print(file.read(), file.mtime > 1_600_000_000)
    attempt(file.write, b"x")
with gzip.GzipFile("more.gz") as file:
    file.read(1)
    print(file.mtime)

memory = io.BytesIO()
with gzip.GzipFile("inner/name.gz", "w", fileobj=memory, mtime=0) as file:
    file.write(memoryview(b"in memory"))
    file.flush()
    print(len(memory.getvalue()) > 10)
print(memory.getvalue())
print(gzip.GzipFile(fileobj=io.BytesIO(memory.getvalue())).read())
print([line for line in gzip.open(io.BytesIO(gzip.compress(b"a\nb\nc")))])

for level in (0, 1, 6, 9):
    packed = gzip.compress(lines.encode(), level, mtime=5)
    print(level, len(packed), packed[:10], gzip.decompress(packed) == lines.encode())
print(gzip.compress(b"data", mtime=0))
print(gzip.decompress(gzip.compress(b"one") + b"\0\0" + gzip.compress(b"two")), gzip.decompress(b""))

whole = gzip.compress(b"some data" * 20, mtime=1)
attempt(gzip.decompress, b"no gzip file")
attempt(gzip.decompress, whole[:-3])
attempt(gzip.decompress, whole[:-8] + b"\1\2\3\4" + whole[-4:])
attempt(gzip.decompress, whole[:-4] + b"\1\2\3\4")
attempt(gzip.decompress, whole[:2] + b"\x07" + whole[3:])
attempt(gzip.open(io.BytesIO(whole[:-3])).read)
attempt(gzip.open(io.BytesIO(b"junk")).read)
attempt(gzip.open, "x.gz", "rtb")
attempt(gzip.open, "x.gz", "rb", 9, "utf-8")
attempt(gzip.open, 3)
attempt(gzip.open, "missing.gz")
attempt(gzip.GzipFile, "x.gz", "rt")
attempt(gzip.GzipFile, "x.gz", "z")
print(issubclass(gzip.BadGzipFile, OSError), gzip.__all__)
