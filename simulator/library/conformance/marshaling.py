# Values as bytes that CPython reads, and its bytes as values.
import io, marshal
VALUES = [None, True, False, ..., StopIteration, 0, -1, 2**31 - 1, -2**31, 2**31, -2**31 - 1, 10**40, -10**40, 1.5, -0.0, float('inf'), 1j, '', 'abc', 'x' * 300, 'äö', '\ud800', b'', b'\0\xff', (), (1, (2,)), tuple(range(300)), [], [1, [2]], {}, {'a': 1, (1, 2): [3]}, set(), {1}, {'q', 'r'} & {'q'}, frozenset([1]), bytearray(b'ab')]
for v in VALUES:
    data = marshal.dumps(v)
    back = marshal.loads(data)
    print(repr(back)[:60], back == v, type(back).__name__, marshal.loads(marshal.dumps(v, 2)) == v)
f = io.BytesIO()
for v in (1, 'two', [3]): marshal.dump(v, f)
f.seek(0)
print([marshal.load(f) for _ in range(3)], f.read())
# What CPython writes, with objects that are meant again.
for data in (b'\xe9\x01\x00\x00\x00', b'\xfb\x02\x00\x00\x00\xda\x01ar\x01\x00\x00\x00N0'[0:0] or b'[\x02\x00\x00\x00\xda\x01ar\x00\x00\x00\x00', b'\xdb\x01\x00\x00\x00[\x00\x00\x00\x00', b'\xa9\x02\xe9\x05\x00\x00\x00r\x01\x00\x00\x00', b'{\xda\x01ki\x01\x00\x00\x000extra'):
    print(marshal.loads(data))
same = marshal.loads(b'\xdb\x01\x00\x00\x00r\x00\x00\x00\x00'); print(same[0] is same)
for bad in (b'', b'i\0', b'?', b'[\1\0\0\0', b'r\5\0\0\0', b'0', b'(\xff\xff\xff\xff', b'l\1\0\0\0\xff\xff'):
    try: print(marshal.loads(bad))
    except (EOFError, ValueError, TypeError) as e: print(type(e).__name__, e)
class A: pass
for bad in (A(), [A], object, range(3)):
    try: print(marshal.dumps(bad))
    except ValueError as e: print(e)
deep = []
for _ in range(3000): deep = [deep]
try: marshal.dumps(deep)
except ValueError as e: print(e)
print(marshal.version, marshal.dumps([1.5, 'a', (1,), b'q'], 4)[:1] in (b'[', b'\xdb'))
a = [1, 'x']; b = [a, a]; a.append(a)
back = marshal.loads(marshal.dumps(b)); print(back[0] is back[1], back[0][2] is back[0], len(marshal.dumps([a, a])) < 40)
print(marshal.loads(b'I\xff\xff\xff\xff\xff\xff\xff\x7f'))
