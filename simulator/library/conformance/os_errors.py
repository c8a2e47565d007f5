# OSError: its fields, its text, and errno.
import errno, os

e=OSError(2,'No','f'); print(e.args,e,repr(e),e.filename,e.filename2,e.errno,e.strerror)
e=OSError(2,'No','f',None,'g'); print(e.args,e,repr(e),e.filename,e.filename2)
e=OSError(2,'No',None,None,'g'); print(e.args,e,repr(e),e.filename,e.filename2)
e=OSError(2,'No'); print(e.args,e,repr(e),e.filename)
e=OSError('a'); print(e.args,e,repr(e),e.errno)
e=OSError(); print(e.args,str(e),repr(e),e.errno)
e=OSError(2,'No','f',1,'g',5); print(e.args,e,repr(e),e.errno)
e=FileNotFoundError('x'); print(e.args,e,e.errno)
class My(OSError):
    def __init__(self,a,b,c=1): super().__init__(a,b); self.c=c
e=My(2,'x'); print(repr(e),e,e.errno,type(e))
e=BlockingIOError(11,'x',5); print(e.args,e,e.characters_written,e.filename)
e=OSError(17,'x'); print(type(e)); e.filename='q'; print(e, e.args); e.errno=3; print(e)
try: print(BlockingIOError(11,'x').characters_written)
except AttributeError as e: print(e)
e=OSError(2,'No',b'f'); print(e)
try: open('/nope')
except OSError as e: print(e.args, e.errno==errno.ENOENT, e.filename, e.strerror, repr(e), vars(e))

print(errno.errorcode[2], errno.EWOULDBLOCK == errno.EAGAIN, len(errno.errorcode), os.strerror(errno.ELOOP))
for number in 1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 22, 32, 39, 103, 104, 110, 111, 115:
    print(type(OSError(number, os.strerror(number))).__name__, OSError(number, os.strerror(number)))
