"""Command lines: sequences, pipes, redirections, variables; os.system() and os.popen()."""

import subprocess, os
def run(line, **kw):
    r = subprocess.run(line, shell=True, capture_output=True, text=True, **kw)
    print(repr(line), r.returncode, repr(r.stdout), repr(r.stderr))
import tempfile

os.chdir(tempfile.mkdtemp())
for line in [
    "echo one; echo two", "true && echo yes || echo no", "false && echo yes || echo no",
    "false; echo $?", "echo 'single  $HOME' \"double  $X\" ${X}y a\\ b", "echo x | cat", "echo x | cat | cat; false",
    "echo out; echo err >&2", "echo err >&2 2>&1", "echo a > f.txt; echo b >> f.txt; cat f.txt; cat < f.txt",
    "nosuch", "nosuch; echo after $?", "nosuch arg || echo fallback", "exit 3", "echo before; exit 4; echo never", "A=5; echo $A$A",
    "cd / && pwd", "cd /nowhere", "sleep 0.01 && echo slept", "", "   ", "# only a comment", "echo a # comment", "echo a#b",
    "false | true", "true | false", "cat nofile 2> /dev/null", "python3 -c 'import sys; sys.exit(9)'; echo $?",
    "python3 -c 'print(1+1)' | cat", "echo a\necho b", "echo 'a;b' \"c&&d\"", "echo 2 > g.txt; cat g.txt", "ls nowhere 2>&1 | cat", "cat < nofile; echo $?", "echo x > no/file; echo $?", "nosuch 2> /dev/null",
]:
    run(line, env={"X": "ex", "PATH": os.environ["PATH"], "HOME": "/home/user"})
for line in [
    "kill -9 $$", "kill -TERM $$", "kill -s USR1 $$", "kill -0 $$ && echo alive", "kill 999999; echo $?", "kill nobody", "echo a; exec echo b; echo c",
    "exec nosuch; echo no", "exec sh -c 'exit 7'", "exec > own.txt; echo in file", "cat own.txt", "exec 2>&1; nosuch", "echo x | exec cat",
    "sleep 0.05 & echo behind; wait; echo done", "sleep 5 & kill $!; wait $!; echo $?", "sh -c 'exit 3' & wait $!; echo $?", "wait; echo $?",
    "wait 999999; echo $?", "cat & echo first; wait", "sh -c 'kill -9 $$'; echo x $?", "sh -c 'kill -INT $$'; echo x $?", "sh -c 'kill -SEGV $$'; echo $?",
]:
    run(line)
for words in (["kill", "999999"], ["kill", "nobody"]):
    r = subprocess.run(words, capture_output=True, text=True); print(r.returncode, r.stderr.splitlines()[0])
for words in (["kill"], ["kill", "-9"], ["kill", "-s", "INT"]):
    p = subprocess.Popen(["sleep", "5"]); subprocess.run([*words, str(p.pid)]); print(p.wait())
print(subprocess.getoutput("echo a; echo b"))
print(subprocess.getstatusoutput("exit 3"))
print(subprocess.run(["sh", "-c", "echo from sh; exit 2"], stdout=subprocess.PIPE))
print(subprocess.check_output("echo $HOME", shell=True, env={"HOME": "/x"}))
p = subprocess.Popen("sleep 10", shell=True); p.terminate(); print(p.wait())
print(subprocess.run([ "python3", "-u", "-c", "print('x')"], stdout=-1))
for kw in ({"startupinfo": 1}, {"creationflags": 1}, {"env": {"a=b": "c"}}):
    try: subprocess.run(["true"], **kw)
    except ValueError as e: print(e)
p = subprocess.Popen(["true"]); os.waitpid(p.pid, 0); print(p.wait(), p.poll())
print(os.system("exit 3"), os.system("true"), os.waitstatus_to_exitcode(os.system("exit 5")))
with os.popen("echo popen; echo two") as f: print(f.read())
print(os.popen("exit 2").close(), os.popen("true").close(), list(os.popen("echo a; echo b")))
f = os.popen("cat > h.txt", "w"); print(f.write("text"), f.close(), open("h.txt").read())
for a in ((5,), ("x", "q"), ("x", "r", 0)):
    try: os.popen(*a)
    except (TypeError, ValueError) as e: print(e)
