"""zipfile: archives written, read, added to and taken apart, and what goes wrong."""

import hashlib
import io
import os
import tempfile
import warnings
import zipfile


def attempt(work, *arguments, **named):
    try:
        print(work(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


os.chdir(tempfile.mkdtemp())
os.makedirs("site/pages/empty")
for name in ("index.html", "pages/one.html", "pages/two.html"):
    with open(f"site/{name}", "w") as file:
        file.write(f"<h1>{name}</h1>\n" * 100)
    os.utime(f"site/{name}", (1_700_000_000, 1_700_000_000))
    os.chmod(f"site/{name}", 0o644)

with zipfile.ZipFile("site.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    print(archive)
    for folder, _, names in sorted(os.walk("site")):
        for name in sorted(names):
            path = os.path.join(folder, name)
            archive.write(path, os.path.relpath(path, "site"))
    archive.mkdir("made")
    info = zipfile.ZipInfo("notes/größe.txt", (2024, 2, 29, 12, 30, 58))
    archive.writestr(info, "text with ü")
    with archive.open(zipfile.ZipInfo("stream.bin", (2000, 1, 1, 0, 0, 0)), "w") as file:
        for _ in range(3):
            print(file.write(b"0123456789"))
        attempt(archive.open, "other", "w")
    archive.comment = b"an archive"
print(archive, os.path.getsize("site.zip"), zipfile.is_zipfile("site.zip"), zipfile.is_zipfile("site"))
print(hashlib.sha256(open("site.zip", "rb").read()).hexdigest())

with zipfile.ZipFile("site.zip") as archive:
    print(archive.namelist(), archive.comment, archive.testzip())
    archive.printdir()
    for info in archive.infolist():
        print(info, info.date_time, hex(info.CRC), info.file_size, info.compress_size, info.is_dir())
        print(hex(info.external_attr), info.flag_bits, info.create_system, info.header_offset)
    print(archive.read("notes/größe.txt").decode(), archive.getinfo("stream.bin").filename)
    with archive.open("index.html") as file:
        print(file, file.readline(), file.read(7), file.tell(), file.seek(4), file.read(5))
        print(len(file.readlines()), file.read(), file.closed, file.readable(), file.seekable())
    attempt(file.read)
    with io.TextIOWrapper(archive.open("pages/one.html"), encoding="utf-8") as text:
        print(sum(1 for _ in text))
    a, b = archive.open("index.html"), archive.open("pages/two.html")
    print(a.read(10), b.read(10), a.read(10), b.read(10))
    print(os.path.relpath(archive.extract("index.html", "out")))
    archive.extractall("out", ["pages/one.html", "made/"])
    archive.extractall("all")
    attempt(archive.read, "missing")
    attempt(archive.writestr, "a", "b")
    attempt(archive.open, "index.html", "x")
print(sorted(os.listdir("out")), sorted(os.listdir("all")), sorted(os.listdir("all/pages")))
attempt(archive.read, "index.html")

with zipfile.ZipFile("site.zip", "a", compression=zipfile.ZIP_STORED) as archive:
    archive.writestr("added.txt", b"more" * 10)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        archive.writestr("added.txt", "again")
    print([str(each.message) for each in caught])
with zipfile.ZipFile("site.zip") as archive:
    print(archive.namelist()[-3:], archive.read("added.txt"), archive.comment)
    root = zipfile.Path(archive)
    print([path.name for path in root.iterdir()], (root / "pages").is_dir())
    page = root / "pages" / "one.html"
    print(page.name, page.stem, page.suffix, page.exists(), page.is_file(), page.parent.at)
    print(len(page.read_text(encoding="utf-8")), page.read_bytes()[:4], (root / "none").exists())

memory = io.BytesIO()
with zipfile.ZipFile(memory, "w") as archive:
    archive.writestr(zipfile.ZipInfo("a.txt"), "aaaa", zipfile.ZIP_DEFLATED, 9)
    archive.writestr(zipfile.ZipInfo("b.txt"), b"bbbb")
data = memory.getvalue()
print(data)
attempt(zipfile.ZipFile(io.BytesIO(data.replace(b"bbbb", b"bbxb"))).testzip)
attempt(zipfile.ZipFile(io.BytesIO(data.replace(b"bbbb", b"bbxb"))).read, "b.txt")
attempt(zipfile.ZipFile, io.BytesIO(b"no archive"))
attempt(zipfile.ZipFile, "missing.zip")
attempt(zipfile.ZipFile, "x.zip", "q")
attempt(zipfile.ZipFile, "x.zip", "w", 99)
attempt(zipfile.ZipInfo, "old", (1979, 1, 1, 0, 0, 0))
print(zipfile.ZipFile(io.BytesIO(b"before" + data)).namelist(), zipfile.BadZipfile is zipfile.BadZipFile)
