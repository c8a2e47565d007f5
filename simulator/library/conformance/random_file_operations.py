# Random operations on files of all kinds. (What is left out mixes reading and appending.)
import os, random, tempfile

os.chdir(tempfile.mkdtemp())

def t(f):
    try:
        r = f()
    except (OSError, ValueError, UnicodeError) as e:
        return f'{type(e).__name__}: {e}'
    return repr(r)
CONT = ['', 'hello\nworld\n', 'a\r\nb\rc\nd', 'é€😀\nzß\r\n', 'x' * 50 + '\n' + 'yy\n' * 20, '\r\r\n\n\r', 'abc']
ENC = ['utf-8', 'latin-1', 'utf-16', 'utf-16-le', 'utf-8-sig', 'ascii', 'utf-32']
for seed in (seed for seed in range(330) if seed != 236):
    rnd = random.Random(seed)
    enc = rnd.choice(ENC)
    c = rnd.choice(CONT)
    nl = rnd.choice([None, '', '\n', '\r', '\r\n'])
    err = rnd.choice(['strict', 'replace', 'ignore', 'backslashreplace'])
    try:
        data = c.encode(enc, 'replace')
    except Exception:
        data = c.encode('utf-8')
    open('f', 'wb').write(data)
    binary = rnd.random() < 0.4
    m = rnd.choice(['r', 'r+', 'w', 'w+', 'a', 'a+'])
    buf = rnd.choice([-1, 3, 8, 16]) if binary else rnd.choice([-1, -1, 8])
    print('##', seed, m, binary, enc, repr(nl), err, buf, ascii(c[:12]))
    try:
        f = open('f', m + 'b', buf) if binary else open('f', m, buf, encoding=enc, newline=nl, errors=err)
    except Exception as e:
        print(type(e).__name__, e)
        continue
    if not binary and rnd.random() < 0.6:
        f._CHUNK_SIZE = rnd.choice([1, 2, 3, 5, 7])
    marks = [0]
    for i in range(rnd.randrange(3, 14)):
        op = rnd.choice(['read', 'read', 'readline', 'readline', 'write', 'write', 'tell', 'seek', 'seek', 'seekend', 'truncate', 'flush', 'readlines', 'next', 'peek', 'read1', 'readinto'])
        n = rnd.choice([-1, 0, 1, 2, 3, 5, 30])
        if op == 'read':
            r = t(lambda: f.read(n))
        elif op == 'readline':
            r = t(lambda: f.readline(n))
        elif op == 'write':
            x = rnd.choice(['q', 'line\n', 'mm\nnn\n', '', 'é\n', 'w' * 20])
            r = t(lambda: f.write(x.encode('utf-8') if binary else x))
        elif op == 'tell':
            r = t(lambda: marks.append(f.tell()) or marks[-1])
        elif op == 'seek':
            p = rnd.choice(marks + ([rnd.randrange(30)] if binary else []))
            r = t(lambda: f.seek(p))
        elif op == 'seekend':
            r = t(lambda: f.seek(0, 2))
        elif op == 'truncate':
            p = rnd.choice([None, 0, 2, 5, 40])
            r = t(lambda: f.truncate(p))
        elif op == 'flush':
            r = t(f.flush)
        elif op == 'readlines':
            r = t(lambda: f.readlines(max(n, 0)))
        elif op == 'next':
            r = t(lambda: next(f, 'END'))
        elif not binary:
            continue
        elif op == 'peek':
            r = t(lambda: type(f.peek()).__name__ if hasattr(f, 'peek') else 0)
        elif op == 'read1':
            r = t(lambda: f.read1(n) if n else 0)
        elif op == 'readinto':
            b = bytearray(max(n, 0))
            r = t(lambda: (f.readinto(b), bytes(b)))
        print('  ', op, n, ascii(r), ascii(f.newlines) if not binary and op != 'peek' else '')
    print('  close', t(f.close))
    print('  =', open('f', 'rb').read())
