"""subprocess: what can be given to a command, what cannot, and when it comes back."""
import os
import signal
import sys
import tempfile
from subprocess import DEVNULL, PIPE, Popen, check_output, run

os.chdir(tempfile.mkdtemp())


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


for given in ('text', b'bytes', bytearray(b'xy'), 5, ''):
    for options in ({'capture_output': True}, {'stdout': DEVNULL}):
        attempt(run, ['cat'], input=given, **options)
        attempt(run, ['cat'], input=given, text=True, **options)
attempt(run, ['cat'], input=b'in time', timeout=5, stdout=PIPE)
attempt(run, ['cat'], bufsize='large')
print(run(['true'], bufsize=None).returncode)

process = Popen(['true'], stdin=PIPE)
print(process.communicate(b'x' * 200_000), process.communicate())
attempt(process.communicate, b'more')
process = Popen(['cat'], stdin=PIPE, stdout=PIPE)
process.stdin.write(b'head ')
print(process.communicate(b'tail'))
process = Popen(['cat'], stdin=PIPE, stdout=PIPE)
process.stdin.close()
attempt(process.communicate)
process.wait()
process.stdout.close()

# cat hands on what has come, without waiting for the end.
with Popen(['cat'], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as process:
    for word in ('one', 'two'):
        process.stdin.write(f'{word}\n')
        print(process.stdout.readline(), end='')
with open('first.txt', 'w') as file:
    file.write('from a file\n')
print(check_output(['cat', 'first.txt', '-'], input=b'and from input\n'))

with open('script.sh', 'w') as file:
    file.write('echo hi\n')
attempt(run, ['./script.sh'])
attempt(run, ['./no_script.sh'])

for words in (
    ['%s-%d\\n', 'a', '3'],
    ['%s,', 'a', 'b', 'c'],
    ['%5.2f|%-5s|%05d|%x\\n', '3.14159', 'ab', '42', '255'],
    ['a\\tb\\101\\n'],
    ['100 %%\\n'],
    ['%c%c\\n', 'xyz', 'uv'],
    ['%s %b\\n', 'a\\tb', 'a\\tb'],
    ['%s|%d\\n'],
    ['no end'],
):
    print(check_output(['printf', *words]))
print(check_output('printf "b\\na\\n" | sort', shell=True, text=True).split())
print(run(['printf', '%d', 'word'], stdout=PIPE, stderr=DEVNULL))

if (child := os.fork()) == 0:
    signal.signal(signal.SIGABRT, lambda number, frame: print('nobody sees this'))
    os.abort()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

# A program in a file: its errors show its lines. What is forgotten is written before somebody reads it.
open('fail.py', 'w').write('def fail():\n    raise ValueError("in a child")\n\nfail()\n')
told = run([sys.executable, 'fail.py'], stderr=PIPE, text=True)
print(told.returncode, told.stderr.replace(os.getcwd(), 'HERE'))
open('both.txt', 'w').write('once\n')
if os.fork() == 0:
    sys.exit()
os.wait()
print(open('both.txt').read())

# Who ignores SIGCHLD gets no zombies.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
if (child := os.fork()) == 0:
    os._exit(0)
attempt(os.waitpid, child, 0)
attempt(os.wait)
signal.signal(signal.SIGCHLD, signal.SIG_DFL)

# What such a program spawns begins with that file again.
open('spawns.py', 'w').write('''
import multiprocessing

print('begins as', __name__, flush=True)

def work():
    print('works in', __name__, flush=True)

if __name__ == '__main__':
    process = multiprocessing.get_context('spawn').Process(target=work)
    process.start()
    process.join()
    print(process.exitcode)
''')
print(check_output([sys.executable, 'spawns.py'], text=True))

# Of a file that can't be imported, the error tells the place.
sys.path.insert(0, os.getcwd())
open('broken.py', 'w').write('ok = 1\ndef broken(:\n')
try:
    import broken
except SyntaxError as error:
    print(error, os.path.basename(error.filename), error.lineno, error.offset, repr(error.text))
