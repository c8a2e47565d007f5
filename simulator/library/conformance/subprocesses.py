import subprocess, sys, time, os

print(subprocess.run(['echo', 'hello', 'world'], capture_output=True, text=True))
print(subprocess.run(['sleep', '0.05']).returncode)
print(subprocess.check_output(['echo', '-n', 'bytes']))
try:
    subprocess.run(['false'], check=True)
except subprocess.CalledProcessError as e:
    print(e, e.returncode, e.cmd)
try:
    subprocess.run(['sleep', '5'], timeout=0.1)
except subprocess.TimeoutExpired as e:
    print(e.cmd, e.timeout <= 0.1, e.output)
try:
    subprocess.Popen(['sleep', '0.2']).wait(timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e)
try:
    subprocess.run(['no-such-program-here'])
except FileNotFoundError as e:
    print(e)
with open('prog.py', 'w') as f:
    f.write('import sys\nprint("args", sys.argv[1:], __name__)\nprint("oops", file=sys.stderr)\nsys.exit(len(sys.argv))\n')
r = subprocess.run([sys.executable, 'prog.py', 'a', 'b'], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
print(r.returncode, r.stdout, r.stderr)
print(subprocess.run([sys.executable, '-c', 'print(sum(range(10)))'], capture_output=True, text=True).stdout)
p = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(p.poll(), p.communicate('line one\nline two\n'), p.returncode, p.poll())
p = subprocess.Popen(['sleep', '10'])
p.terminate()
print(p.wait(), p)
p = subprocess.Popen(['sleep', '10'])
p.kill()
print(p.wait())
start = time.monotonic()
procs = [subprocess.Popen(['sleep', '0.2']) for _ in range(3)]
print([p.wait() for p in procs], round(time.monotonic() - start, 1))
print(subprocess.call('echo shell line', shell=True, stdout=subprocess.DEVNULL))
print(subprocess.getoutput('echo captured'))
print(subprocess.run(['cat', 'missing.txt'], stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True))
with subprocess.Popen(['echo', 'one'], stdout=subprocess.PIPE) as p:
    print(p.stdout.read())
try:
    subprocess.check_output(['echo'], stdout=1)
except ValueError as e:
    print(e)
r = subprocess.run([sys.executable, '-c', 'raise ValueError("child")'], capture_output=True, text=True)
print(r.returncode, r.stderr)
print(subprocess.run([sys.executable, '-'], input='print(6*7)', capture_output=True, text=True).stdout)
os.remove('prog.py')
try:
    r.check_returncode()
except subprocess.CalledProcessError as e:
    print(e.returncode, e.cmd[1:])
with subprocess.Popen(['sh', '-c', 'read first rest; echo "$rest"; read next; echo "$next:$?"'],
                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as p:
    print(p.communicate('one two  three\n'))
for args in (['a b', 'c'], [''], ['a"b'], ['a\\"b c'], ['x y\\'], ['x\\'], ['a\\\\b', 'tab\t']):
    print(subprocess.list2cmdline(args))
print(subprocess.Popen(["true"]).communicate(b"nobody reads it"), subprocess.CompletedProcess[str], subprocess.CalledProcessError.__mro__[1].__name__)
p = subprocess.Popen(["cat"], stdin=-1, stdout=-1, universal_newlines=True)
for attempt in (lambda: p.communicate(timeout=0.01), lambda: p.communicate("too late"), p.communicate, lambda: p.universal_newlines,
                lambda: subprocess.Popen(["cat"], text=True, universal_newlines=False), lambda: subprocess.Popen(["/"]),
                lambda: subprocess.Popen(["a\0b"]), lambda: subprocess.Popen(["cat"], stderr=99)):
    try: print(attempt())
    except Exception as e: print(type(e).__name__, e)
