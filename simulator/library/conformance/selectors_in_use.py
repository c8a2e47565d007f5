# A server of callbacks in a selector, and what selectors refuse.
import selectors, socket, threading
sel = selectors.DefaultSelector()

def accept(sock, mask):
    conn, addr = sock.accept()
    print('accepted from', addr[0])
    conn.setblocking(False)
    sel.register(conn, selectors.EVENT_READ, read)

def read(conn, mask):
    global open_
    data = conn.recv(1000)
    if data:
        print('echoing', repr(data))
        conn.send(data)
    else:
        print('closing')
        sel.unregister(conn)
        conn.close()
        open_ = False
open_ = True
sock = socket.socket()
sock.bind(('localhost', 0))
sock.listen(100)
sock.setblocking(False)
sel.register(sock, selectors.EVENT_READ, accept)

def cl():
    with socket.create_connection(sock.getsockname()) as s:
        for m in (b'one', b'two'):
            s.sendall(m)
            assert s.recv(10) == m
t = threading.Thread(target=cl)
t.start()
while open_:
    for key, mask in sel.select():
        key.data(key.fileobj, mask)
t.join()
k = sel.get_key(sock)
print(k.events, k.data.__name__, k.fileobj is sock, type(k).__name__, k._fields)
k = sel.modify(sock, selectors.EVENT_READ, data='changed')
print(k.data)
try:
    sel.register(sock, selectors.EVENT_READ)
except KeyError as e:
    print(str(e).split('(')[0][:12], 'already' in str(e))
try:
    sel.get_key(999)
except KeyError as e:
    print(e)
try:
    sel.modify(998, 1)
except KeyError as e:
    print(e)
try:
    sel.register('x', 1)
except ValueError as e:
    print(e)
try:
    sel.register(sock, 8)
except ValueError as e:
    print(e)
print(sel.select(0), sel.select(-1))
print(len(sel.get_map()), sock in sel.get_map(), list(sel.get_map()) == [sock.fileno()])
sel.close()
try:
    sel.get_map()[sock]
except TypeError as e:
    print(e)
for c in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    with c() as s:
        a, b = socket.socketpair()
        s.register(a, 3, 1)
        s.register(b, 1, 2)
        a.send(b'x')
        print(c.__name__, sorted(((k.data, e) for k, e in s.select(0))))
        a.close()
        b.close()
        try:
            s.unregister(a)
            print('gone')
        except (KeyError, ValueError) as e:
            print(type(e).__name__, e)
