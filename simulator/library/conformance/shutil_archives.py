"""shutil: archives of folders, made and unpacked."""

import os
import shutil
import tarfile
import tempfile
import zipfile


def attempt(work, *arguments, **named):
    try:
        print(work(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, str(error).replace(os.getcwd(), "."))


def tree(folder):
    return sorted(
        os.path.relpath(os.path.join(path, name), folder)
        for path, folders, names in os.walk(folder)
        for name in folders + names
    )


os.chdir(tempfile.mkdtemp())
os.makedirs("site/pages/empty")
for name in ("index.html", "pages/one.html"):
    with open(f"site/{name}", "w") as file:
        file.write(f"<h1>{name}</h1>")
for format in ("zip", "tar", "gztar"):
    name = shutil.make_archive("made/" + format, format, "site")
    print(os.path.relpath(name))
    shutil.unpack_archive(name, "out/" + format)
    print(tree("out/" + format))
with zipfile.ZipFile("made/zip.zip") as archive:
    print(sorted(archive.namelist()))
with tarfile.open("made/gztar.tar.gz") as archive:
    print(sorted(archive.getnames()))
print(os.path.relpath(shutil.make_archive("part", "zip", "site", "pages")))
print(sorted(zipfile.ZipFile("part.zip").namelist()))
shutil.unpack_archive("made/tar.tar", "safe", filter="data")
print(tree("safe"))
print([each for each in shutil.get_archive_formats() if each[0] in ("gztar", "tar", "zip")])
print([each for each in shutil.get_unpack_formats() if each[0] in ("gztar", "tar", "zip")])
with open("broken.zip", "w") as file:
    file.write("no archive")
attempt(shutil.unpack_archive, "broken.zip")
attempt(shutil.unpack_archive, "broken.zip", format="tar")
attempt(shutil.unpack_archive, "file.unknown")
attempt(shutil.unpack_archive, "broken.zip", format="unknown")
attempt(shutil.make_archive, "x", "unknown")
