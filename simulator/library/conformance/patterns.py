# fnmatch and glob.
import fnmatch, glob, os, tempfile

def run(table):
    """Executes the lines. Of expressions, tells the value or what is wrong."""
    for line in table.strip().splitlines():
        try:
            code = compile(line, "line", "eval")
        except SyntaxError:
            exec(line, globals())
            continue
        try:
            value = eval(code, globals())
        except Exception as error:
            print(f"{line} ! {type(error).__module__}.{type(error).__name__}: {error}")
        else:
            if not line.startswith("print("):
                print(f"{line} = {value!r}")


os.chdir(tempfile.mkdtemp())
run(
    r"""
pats = ['', '*', '?', 'a', '*.txt', 'a*b', 'a*b*c', '**', 'a**b', '[abc]', '[!abc]', '[a-c]', '[!a-c]', '[]a]', '[!]a]', '[a', '[', '[]', '[!]', '[c-a]', '[a-c-e]', '[-a]', '[a-]', '[--0]', 'a.b+c', '[\\]', '[a&&b]', '[~~]', '[[]', '[a[]', '*a*', '[^a]', '[z-a]x', '[!z-a]x', 'a\nb', '[a-z0-9_-]', 'x*?y', '*?*', '[A-Za-z-b]', '[!-a]', '*.*.*', 'a*a*a*a*b']
names = ['', 'a', 'b', 'ab', 'abc', 'axbxc', 'x.txt', '.txt', 'a.b+c', '[a', '[', '[]', '[!]', ']', '-', '^', '~', '&', '\\', 'a\nb', 'a\n', 'xay', 'xy', 'xzzy', '.hidden', 'a.b.c', 'aaaa', 'aaaab', 'Z', 'é', '..', 'd']
"""
)

for p in pats:
    print(repr(p), fnmatch.translate(p), [n for n in names if fnmatch.fnmatchcase(n, p)], len(fnmatch.filter(names, p)))

run(
    r"""
print(fnmatch.fnmatch('A', 'a'), fnmatch.filter([b'ab', b'c'], b'a*'))
"""
)

for a in ((b'a', 'a'), ('a', b'a'), (3, 'a')):
    try:
        print(fnmatch.fnmatchcase(*a))
    except TypeError as e:
        print(e)

for d in ('a/b/c', 'a/x', '.h/q', 'z'):
    os.makedirs(d)

for f in ('a/1.txt', 'a/b/2.txt', 'a/b/c/3.txt', '.h/4.txt', '.5.txt', '6.txt', 'z/[7].txt', 'a/b/.8'):
    open(f, 'w').close()

run(
    r"""
os.symlink('a', 'la')
os.symlink('nowhere', 'broken')
"""
)

for p in ('*', '*.txt', '**', '**/*.txt', 'a/*', 'a/**', 'a/**/', '*/', 'a/b/', 'nope', 'a/nope', '.*', './*', 'a/*/c', '[a]/*', '**/c/*', 'a/../*', 'z/[[]7].txt', 'broken', 'br*', '*/*.txt', '', '**/', 'la/**', 'a/?.txt', '/', '/tm*', 'a//b/*'):
    for r in (False, True):
        print(repr(p), r, sorted(glob.glob(p, recursive=r)))

run(
    r"""
print(sorted(glob.glob('**', recursive=True, include_hidden=True)), sorted(glob.glob('*', root_dir='a')), sorted(glob.glob('**/*.txt', root_dir='a', recursive=True)), sorted(glob.glob(b'*')), glob.escape('a[b]*?c'), glob.has_magic('a*'), glob.glob('*', root_dir='nope'))
print(type(glob.iglob('*')), sorted(glob.iglob('a/*')), glob.__all__)
"""
)
