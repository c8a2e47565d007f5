"""Line ends by io.IncrementalNewlineDecoder, and names that modules make when they are asked for."""

import io
d=io.IncrementalNewlineDecoder(None, True)
for part in ['a\r','\nb\rc','\n','d\r\n\r']: print(repr(d.decode(part)), d.newlines)
print(repr(d.decode('', final=True)), d.newlines, d.getstate())
d=io.IncrementalNewlineDecoder(None, False)
for part in ['a\r','\nb\rc','\n','d\r\n\r']: print(repr(d.decode(part)), d.newlines, d.getstate())
d.setstate((b'',0)); print(d.getstate(), d.newlines); d.reset(); print(d.newlines, d.getstate())
print(repr(d.decode('x\r\n')))
class Dec:
    def __init__(s): s.buf=b''
    def decode(s,data,final=False): return data.decode('latin-1')
    def getstate(s): return (b'q',3)
    def setstate(s,st): print('set',st)
    def reset(s): print('reset')
d=io.IncrementalNewlineDecoder(Dec(), translate=True, errors='strict')
print(repr(d.decode(b'a\r')), d.getstate()); print(repr(d.decode(b'b')), d.getstate())
d.setstate((b'z',5)); d.reset()
d=io.IncrementalNewlineDecoder(None,1)
try: d.decode(b'x')
except TypeError as e: print(e)
print(io.IncrementalNewlineDecoder)

import typing

print("IncrementalNewlineDecoder" in dir(io), "SupportsInt" in dir(typing))
