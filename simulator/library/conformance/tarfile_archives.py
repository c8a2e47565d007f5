"""tarfile: archives in three formats, gzip, members, filters, and what goes wrong."""

import hashlib
import io
import os
import tarfile
import tempfile


def attempt(work, *arguments, **named):
    try:
        print(work(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


def plain(member):
    member.uid = member.gid = 1000
    member.uname = member.gname = "me"
    member.mode = 0o755 if member.isdir() else 0o640
    member.mtime = 1_700_000_000
    return member


os.chdir(tempfile.mkdtemp())
os.makedirs("project/src")
for name in ("README", "src/main.py", "src/" + "long_" * 25 + "name.py"):
    with open(f"project/{name}", "w") as file:
        file.write(f"# {name}\n" * 50)
os.symlink("README", "project/link")

for format in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    memory = io.BytesIO()
    try:
        with tarfile.open(fileobj=memory, mode="w", format=format) as archive:
            archive.add("project", filter=plain)
            info = tarfile.TarInfo("größe.txt")
            info.size = 5
            archive.addfile(info, io.BytesIO(b"12345"))
    except ValueError as error:
        print(error)
        continue
    print(format, len(memory.getvalue()), hashlib.sha256(memory.getvalue()).hexdigest())
    with tarfile.open(fileobj=io.BytesIO(memory.getvalue())) as archive:
        print(archive.getnames())

with tarfile.open("project.tar.gz", "w:gz") as archive:
    archive.add("project", arcname="p", filter=plain)
    print(archive.mode, archive.name == os.path.abspath("project.tar.gz"))
print(tarfile.is_tarfile("project.tar.gz"), tarfile.is_tarfile("project/README"))
with tarfile.open("project.tar.gz") as archive:
    for member in archive:
        print(member.name, member.size, oct(member.mode), member.mtime, member.type, member.uname)
        print(member.isfile(), member.isdir(), member.issym(), member.linkname, member.pax_headers.keys())
    archive.list()
    archive.list(verbose=False)
    main = archive.getmember("p/src/main.py")
    file = archive.extractfile(main)
    print(file.readline(), file.read(4), file.tell(), file.seek(2), file.read(3), len(file.readlines()))
    print(archive.extractfile("p/link").read(9), archive.extractfile("p/src"))
    archive.extractall("out")
    archive.extract("p/README", "one", filter="data")
    attempt(archive.getmember, "missing")
    attempt(archive.add, "project")
    attempt(archive.extractall, filter="strange")
print(sorted(os.listdir("out/p")), os.readlink("out/p/link"), os.stat("out/p/README").st_mtime)
print(sorted(os.listdir("out/p/src")), oct(os.stat("out/p/README").st_mode), os.listdir("one/p"))
attempt(archive.getnames)

with tarfile.open("plain.tar", "w") as archive:
    archive.add("project/README", "README", filter=plain)
with tarfile.open("plain.tar", "a") as archive:
    archive.add("project/src/main.py", "main.py", filter=plain)
with tarfile.open("plain.tar", "r:") as archive:
    print(archive.next().name)
    print([(each.name, each.offset, each.offset_data) for each in archive.getmembers()])
    print(archive.next(), os.path.getsize("plain.tar"))

evil = io.BytesIO()
with tarfile.open(fileobj=evil, mode="w") as archive:
    for name in ("../outside", "/absolute"):
        info = tarfile.TarInfo(name)
        archive.addfile(info, io.BytesIO())
evil.seek(0)
with tarfile.open(fileobj=evil) as archive:
    for member in archive:
        try:
            print(tarfile.data_filter(member, "out").name)
        except tarfile.FilterError as error:
            print(type(error).__name__, error.tarinfo.name)
attempt(tarfile.open, "missing.tar")
attempt(tarfile.open, "project/README")
attempt(tarfile.open, "x.tar", "q")
attempt(tarfile.open)
attempt(tarfile.open, "x.tar", "w:zz")
