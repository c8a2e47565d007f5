"""Processes that become other programs, what is done just before, and groups of processes."""

import os
import signal
import subprocess
import sys
import time


def show(title, *values):
    print(f"{title}:", *values, flush=True)


def in_child(action):
    pid = os.fork()
    if pid == 0:
        try:
            action()
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", flush=True)
        os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


TELL = "import os, sys; print(sys.argv[1:], os.environ.get('COLOUR')); sys.exit(7)"

show("execv", in_child(lambda: os.execv(sys.executable, [sys.executable, "-c", TELL, "one", "two"])))
show("execve", in_child(lambda: os.execve(sys.executable, ["python3", "-c", TELL], {"COLOUR": "red"})))
show("execl", in_child(lambda: os.execl(sys.executable, "python3", "-c", TELL, "three")))
show("execlp", in_child(lambda: os.execlp("echo", "echo", "from", "echo")))
show("execvp", in_child(lambda: os.execvp("sh", ["sh", "-c", "echo in a shell; exit 3"])))
show("execle", in_child(lambda: os.execle(sys.executable, "python3", "-c", TELL, {"COLOUR": "blue"})))
show("execlpe", in_child(lambda: os.execlpe("python3", "python3", "-c", TELL, {**os.environ, "COLOUR": "green"})))
with open("no_program.txt", "w") as file:
    file.write("just text")
show("missing", in_child(lambda: os.execv("/no/such/program", ["program"])))
show("nowhere", in_child(lambda: os.execvp("no-such-program", ["program"])))
show("text", in_child(lambda: os.execv("./no_program.txt", ["program"])))
show("no list", in_child(lambda: os.execv("/bin/echo", "echo")))
show("empty", in_child(lambda: os.execv("/bin/echo", [])))
os.remove("no_program.txt")

# Descriptors that are inheritable stay open, the others don't.
kept, closed = os.pipe(), os.pipe()
os.set_inheritable(kept[1], True)
READ = """
import os, sys
for fd in map(int, sys.argv[1:]):
    try:
        os.write(fd, b"written")
        print("open")
    except OSError as error:
        print(error)
"""
show("descriptors", in_child(
    lambda: os.execv(sys.executable, ["python3", "-c", READ, str(kept[1]), str(closed[1])])
))
show("read", os.read(kept[0], 100))
command = [sys.executable, "-c", READ, str(kept[1])]
show("Popen", subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.split("\n")[0])
show("close_fds=False", subprocess.run(command, close_fds=False, stdout=subprocess.PIPE, text=True).stdout.split())
show("pass_fds", subprocess.run(command, pass_fds=[kept[1]], stdout=subprocess.PIPE, text=True).stdout.split())


# Handlers are gone afterwards, what is ignored stays ignored.
def ignore_and_become():
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    signal.signal(signal.SIGUSR2, lambda *args: None)
    look = "import signal; print(signal.getsignal(10), signal.getsignal(12))"
    os.execv(sys.executable, ["python3", "-c", look])


show("signals", in_child(ignore_and_become))


# The parent's threads and its exit handlers are no concern of the new program.
def become_with_threads():
    import atexit
    import threading

    atexit.register(print, "never printed")
    threading.Thread(target=time.sleep, args=(60,)).start()
    os.execlp("echo", "echo", "alone")


show("threads", in_child(become_with_threads))


# Just before.
def prepare():
    os.environ["COLOUR"] = "prepared"
    os.write(1, b"preparing\n")
    os.chdir("/")


show("preexec_fn", subprocess.run(
    [sys.executable, "-c", "import os; print(os.getcwd())"], preexec_fn=prepare, stdout=subprocess.PIPE
).stdout)
show("own environment", os.environ.get("COLOUR"))
try:
    subprocess.Popen(["echo", "x"], preexec_fn=lambda: 1 / 0)
except subprocess.SubprocessError as error:
    show("failed", type(error).__name__, error)
p = subprocess.Popen(["cat"], preexec_fn=os.setsid, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
show("leader", os.getpgid(p.pid) == p.pid, os.getsid(p.pid) == p.pid, os.getpgrp() != p.pid)
show("cat", p.communicate("through cat")[0], p.returncode)

# A group ends together.
p = subprocess.Popen("sleep 60; echo never", shell=True, preexec_fn=os.setsid)
time.sleep(0.2)
os.killpg(os.getpgid(p.pid), signal.SIGTERM)
show("killed", p.wait())
p = subprocess.Popen(["sleep", "60"], start_new_session=True)
show("session", os.getsid(p.pid) == p.pid)
os.kill(-p.pid, signal.SIGKILL)
show("killed", p.wait())
p = subprocess.Popen(["sleep", "60"], process_group=0)
show("group", os.getpgid(p.pid) == p.pid, os.getsid(p.pid) == os.getsid(0))
os.killpg(p.pid, signal.SIGINT)
show("interrupted", p.wait())

children = []
for _ in range(2):
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, children[0] if children else 0)
        time.sleep(60)
        os._exit(0)
    children.append(pid)
    time.sleep(0.1)
show("one group", os.getpgid(children[1]) == children[0])
os.killpg(children[0], signal.SIGTERM)
ended = sorted(os.waitpid(-children[0], 0)[0] for _ in children)
show("all", ended == sorted(children))
for call in (lambda: os.waitpid(-children[0], 0), lambda: os.killpg(children[0], 0), lambda: os.getpgid(999999)):
    try:
        call()
    except OSError as error:
        show("error", type(error).__name__, error)
