"""Files that go to a connection: os.sendfile() and socket.sendfile()."""

import socket, threading, os, asyncio
open("big.bin", "wb").write(bytes(range(256)) * 2000)
l = socket.create_server(("127.0.0.1", 0))
def serve():
    c, _ = l.accept()
    with c, open("big.bin", "rb") as f: print("sent", c.sendfile(f), f.tell(), c.sendfile(f, 10, 20), f.tell())
t = threading.Thread(target=serve); t.start()
with socket.create_connection(l.getsockname()) as c:
    n, tail = 0, b""
    while d := c.recv(65536): n += len(d); tail = (tail + d)[-20:]
print(n, tail); t.join()
a, b = socket.socketpair()
with open("big.bin", "rb") as f:
    print(os.sendfile(a.fileno(), f.fileno(), 5, 10), b.recv(100), os.sendfile(a.fileno(), f.fileno(), None, 3), b.recv(9), f.tell())
with open("out.bin", "wb") as o, open("big.bin", "rb") as f: print(os.sendfile(o.fileno(), f.fileno(), 0, 100000)); 
print(os.path.getsize("out.bin"))
try:
    with open("big.bin", "rb") as f: a.setblocking(False); a.sendfile(f)
except ValueError as e: print(e)
try: a.sendfile(open("big.bin"))
except ValueError as e: print(e)
os.remove("big.bin"); os.remove("out.bin")
