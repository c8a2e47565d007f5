"""csv: readers, writers, dialects, sniffing."""
import csv, _csv, io

def t(f):
    try:
        r = f()
        print(r)
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)
for kw in [dict(delimiter=''), dict(delimiter='ab'), dict(delimiter=1), dict(delimiter=None), dict(quotechar=''), dict(quotechar='ab'), dict(quotechar=1), dict(quotechar=None), dict(quotechar=None, quoting=0), dict(quotechar=None, quoting=1), dict(quotechar=None, quoting=3), dict(escapechar=''), dict(escapechar='ab'), dict(escapechar=5), dict(lineterminator=None), dict(lineterminator=3), dict(quoting=9), dict(quoting='x'), dict(quoting=-1), dict(quoting=True), dict(doublequote=3), dict(skipinitialspace='x'), dict(strict=1), dict(bad=1), dict(delimiter='\n'), dict(dialect='nope'), dict(dialect=3), dict(dialect=csv.excel_tab), dict(lineterminator='ab')]:

    def f():
        w = csv.writer(io.StringIO(), **kw)
        d = w.dialect
        return [d.delimiter, d.quotechar, d.escapechar, d.lineterminator, d.quoting, d.doublequote, d.skipinitialspace, d.strict]
    print(kw)
    t(f)
t(lambda: csv.reader(3))
t(lambda: csv.reader())
t(lambda: csv.writer())
t(lambda: csv.writer(3))

class W:
    write = 3
t(lambda: csv.writer(W()))
t(lambda: list(csv.reader([1])))
t(lambda: list(csv.reader([b'x'])))
t(lambda: list(csv.reader(['a\nb'])))
t(lambda: list(csv.reader(['a\rb'])))
t(lambda: list(csv.reader(['a\x00b'])))
t(lambda: list(csv.reader(['"a'], strict=True)))
t(lambda: list(csv.reader(['"a'])))
t(lambda: list(csv.reader(['"a"b'], strict=True)))
t(lambda: list(csv.reader(['"a"b'])))
t(lambda: list(csv.reader(['a\\'], escapechar='\\', strict=True)))
t(lambda: list(csv.reader(['a\\'], escapechar='\\')))
t(lambda: list(csv.reader(['1,"2",x'], quoting=2)))
t(lambda: list(csv.reader(['1,"2",3,'], quoting=2)))
t(lambda: csv.field_size_limit())
t(lambda: csv.field_size_limit('x'))
t(lambda: csv.field_size_limit(5))
t(lambda: list(csv.reader(['abcdef'])))
t(lambda: csv.field_size_limit(131072))
t(lambda: csv.field_size_limit(1, 2))

def w(rows, **kw):
    s = io.StringIO()
    wr = csv.writer(s, **kw)

    def f():
        r = [wr.writerow(r) for r in rows]
        return (r, s.getvalue())
    t(f)
w([3])
w([['a', None, 1.5, 'x,y', 'q"r', '']])
w([['']])
w([[None]], quoting=3)
w([[]])
w([['']], quoting=3)
w([['a,b']], quoting=3)
w([['a,b']], quoting=3, escapechar='\\')
w([['a"b']], doublequote=False)
w([['a"b']], doublequote=False, escapechar='\\')
w([['a"b\\']], doublequote=False, quotechar=None, escapechar='\\', quoting=3)
w([['a b', 1, 1.0, True, None, 1e+300 * 10000000000.0, -0.0]], quoting=2)
w([[' a', 'b\n', 'c\r', "'"]])
w([['a\\b', 'a"b']], escapechar='\\')
w([[1, 'x']], quoting=1)
w([['ab']], lineterminator='b')
w(['abc'])
w([iter([1, 2])])
w([{'a': 1}])
t(lambda: csv.writer(io.StringIO()).writerows(3))
t(lambda: csv.writer(io.StringIO()).writerows([1]))
d = csv.get_dialect('excel')
t(lambda: setattr(d, 'delimiter', 'x'))
t(lambda: d.nope)
t(lambda: delattr(d, 'delimiter'))
t(lambda: csv.Dialect())
t(lambda: _csv.Dialect(delimiter=';').delimiter)
t(lambda: _csv.Dialect('excel-tab').delimiter)
t(lambda: _csv.Dialect(d) is d)
t(lambda: _csv.Dialect(d, strict=1) is d)

class B(csv.Dialect):
    delimiter = '::'
t(lambda: B())

class B(csv.Dialect):
    quoting = 5
t(lambda: B())

class B(csv.excel):
    delimiter = None
t(lambda: B())

class B(csv.excel):
    quotechar = None
t(lambda: B())

class B(csv.excel):
    lineterminator = 7
t(lambda: B())
t(lambda: csv.DictReader(['a,b', '1,2', '3', '1,2,3', '', 'x,y']).fieldnames)
t(lambda: list(csv.DictReader(['a,b', '1,2', '3', '1,2,3', '', 'x,y'], restkey='R', restval='V')))
t(lambda: csv.DictWriter(io.StringIO(), ['a'], extrasaction='x'))
t(lambda: csv.DictWriter(io.StringIO(), ['a']).writerow({'b': 1}))
t(lambda: csv.DictWriter(io.StringIO(), ['a'], restval='z', extrasaction='ignore').writerow({'b': 1}))
t(lambda: csv.DictWriter(io.StringIO(), ['a']).writeheader())
t(lambda: csv.Sniffer().sniff('abc'))
t(lambda: csv.Sniffer().sniff(''))
t(lambda: csv.reader([]).line_num)
t(lambda: next(csv.reader([])))
t(lambda: type(csv.reader([]))())
r = csv.reader(['a'])
t(lambda: setattr(r, 'line_num', 3))
t(lambda: setattr(r, 'dialect', 3))
t(lambda: list(csv.reader(['a,b', '"x\n', 'y",z', '', '  ," q"'], skipinitialspace=True)))
t(lambda: list(csv.reader(['a,b', '"x"y"z,"w'], doublequote=False)))
t(lambda: list(csv.reader(["a;'b''c';d"], delimiter=';', quotechar="'")))
t(lambda: list(csv.reader(['a\\,b,\\"c","x\\"y"'], escapechar='\\')))
t(lambda: list(csv.reader(['a"b,"c'])))
t(lambda: list(csv.reader(['"a,b"'], quoting=3)))
t(lambda: list(csv.reader(['"a,b"'], quotechar=None, quoting=3)))
t(lambda: list(csv.reader(['a b  c'], delimiter=' ', skipinitialspace=True)))
t(lambda: list(csv.reader(['a,\n', 'b,\r\n', '"c\r\n', 'd"\r', '\n'])))
t(lambda: csv.reader([], 'excel', delimiter=3))
t(lambda: csv.writer(io.StringIO(), 'excel', 'x'))
t(lambda: csv.writer(io.StringIO(), fileobj=3))

def w2(rows, **kw):
    s = io.StringIO()
    wr = csv.writer(s, **kw)
    for r in rows:
        wr.writerow(r)
    print(repr(s.getvalue()))
w2([['a\nb', 'c\rd']], lineterminator='b')
w2([[1 + 2j, 'x', True]], quoting=2)
import decimal, fractions
w2([[decimal.Decimal('1.5'), fractions.Fraction(1, 2), 'x', b'x']], quoting=2)

class F(float):
    pass

class S(str):

    def __str__(self):
        return 'zz'
w2([[F(2.5), S('q')]])

class D(csv.excel):
    delimiter = '|'
w2([['a', 'b']], dialect=D())
w2([['a', 'b']], dialect=D)
csv.register_dialect('p', D, quoting=1)
w2([['a', 'b']], dialect='p')

class X:
    delimiter = ':'
w2([['a', 'b']], dialect=X())
s = csv.Sniffer()
for sample in ['a,b,c\n1,2,3\n4,5,6\n', 'a;b;c\n1;2;3\n', 'name\tage\nx\t1\ny\t2\n', 'a b\nc d\n', "'a';'b'\n'c';'d'\n", '"x","y"\n"1","2"\n', '"x", "y"\n"1", "2"\n', 'a|b|c\nd|e|f\n', '10:20:30\n11:21:31\n', 'a, b, c\nd, e, f\n', '"a""b";"c"\n"d";"e"\n', "'x'", 'abc\nabd\n', 'x,y\n', '2020-01-02 10:11:12,foo\n2020-01-03 10:11:12,bar\n', 'a,"b ""c""",d\n1,"2",3\n', 'id,name,score\n1,Ann,3.5\n2,Bob,4.5\n']:
    try:
        d = s.sniff(sample)
        print(repr(sample), repr(d.delimiter), repr(d.quotechar), d.doublequote, d.skipinitialspace, d.quoting, repr(d.lineterminator), d._name, d.__mro__)
    except csv.Error as e:
        print(repr(sample), e)
    try:
        print(s.has_header(sample))
    except csv.Error as e:
        print(repr(sample), e)
for dl in [',', ';|', 'xyz', None]:
    try:
        print(repr(s.sniff('a,b;c\nd,e;f\n', dl).delimiter))
    except csv.Error as e:
        print(e)
print(s.preferred)
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), 't.csv')
with open(path, 'w', newline='') as f:
    dw = csv.DictWriter(f, fieldnames=['id', 'note'], quoting=csv.QUOTE_NONNUMERIC)
    dw.writeheader()
    dw.writerows([{'id': 1, 'note': 'says "hi"'}, {'id': 2, 'note': 'two\nlines'}, {'id': 3}])
with open(path, newline='') as f:
    print(repr(f.read()))
with open(path, newline='') as f:
    for row in csv.DictReader(f):
        print(row)
with open(path, newline='') as f:
    rd = csv.reader(f, quoting=csv.QUOTE_NONNUMERIC)
    for row in rd:
        print(rd.line_num, row)
dr = csv.DictReader(iter(['1,2']), ['p', 'q'])
print(dr.fieldnames, dr.line_num, next(dr), dr.line_num)
dr.fieldnames = ['z']
print(dr.fieldnames, list(csv.DictReader([])), csv.DictReader([]).fieldnames)

class Rows:

    def __iter__(self):
        yield 'a,b'
        raise RuntimeError('broken')
r = csv.reader(Rows())
print(next(r))
t(lambda: next(r))
