# fileinput: several files, places, files changed in place, hooks, errors.
import fileinput
import os
import sys
import tempfile


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


folder = tempfile.mkdtemp()
os.chdir(folder)
for name, text in (("a.txt", "one\ntwo\n"), ("b.txt", "three"), ("c.txt", ""), ("d.txt", "ä\nfour\nfive\n")):
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)
for line in fileinput.input(["a.txt", "b.txt", "c.txt", "d.txt"], encoding="utf-8"):
    print(repr(line), fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(), fileinput.isstdin(), fileinput.fileno() > 2)
    if line == "four\n":
        t(lambda: fileinput.input("a.txt"))
        fileinput.nextfile()
fileinput.close()
t(fileinput.filename)
t(fileinput.close)
with fileinput.FileInput(["a.txt", "d.txt"], mode="rb") as lines:
    print(lines.filename(), lines.lineno(), lines.fileno(), lines.isfirstline())
    print(list(lines), lines.readline(), lines.filename())
with fileinput.input(("a.txt", "b.txt"), inplace=True, backup=".old") as lines:
    for line in lines:
        print(f"{lines.filelineno()}: {line.upper()}", end="")
with fileinput.input("d.txt", inplace=True, encoding="utf-8") as lines:
    for line in lines:
        if line != "four\n":
            sys.stdout.write(line)
print({name: open(name, encoding="utf-8").read() for name in sorted(os.listdir("."))})
for f in (lambda: fileinput.FileInput(mode="x"), lambda: fileinput.FileInput(inplace=True, mode="w"),
          lambda: fileinput.FileInput(inplace=1, openhook=1), lambda: fileinput.FileInput(openhook=1),
          lambda: fileinput.FileInput("nope").readline(), lambda: fileinput.FileInput("a.txt")[0],
          lambda: list(fileinput.input("d.txt", openhook=fileinput.hook_encoded("latin-1"))),
          lambda: list(fileinput.FileInput("d.txt", openhook=fileinput.hook_compressed, encoding="ascii", errors="replace"))):
    t(f)
sys.argv[1:] = ["b.txt", "d.txt"]
fileinput.close()
print([line for line in fileinput.input()])
