"""Connections and sockets that are sent to processes which run already."""
import multiprocessing as mp
import os
import socket
from multiprocessing import reduction, resource_sharer


def server(link):
    while (got := link.recv()) is not None:
        kind, thing = got
        if kind == "connection":
            thing.send(("from", os.getpid() != parent, thing.readable, thing.writable))
            thing.close()
        elif kind == "reader":
            link.send(thing.recv())
            thing.close()
        elif kind == "socket":
            link.send((thing.family.name, thing.type.name, thing.recv(100)))
            thing.sendall(b"answer")
            thing.close()
        elif kind == "listener":
            accepted, _ = thing.accept()
            accepted.sendall(b"hello from the worker")
            accepted.close()
            thing.close()
        elif kind == "fd":
            fd = reduction.recv_handle(link)
            os.write(fd, b"by handle")
            os.close(fd)


parent = os.getpid()


def by_queue(queue, answers):
    one = queue.get()
    answers.put(one.recv() * 2)
    one.close()


def in_pool(connection):
    connection.send("from the pool")
    connection.close()
    return True


def main(method):
    ctx = mp.get_context(method)
    here, there = ctx.Pipe()
    worker = ctx.Process(target=server, args=(there,))
    worker.start()
    a, b = ctx.Pipe()
    here.send(("connection", b))
    b.close()
    print(a.recv())
    try:
        a.recv()
    except EOFError:
        print("closed")
    a.close()
    r, w = ctx.Pipe(False)
    here.send(("reader", r))
    w.send([1, 2, 3])
    print(here.recv())
    w.close(); r.close()
    x, y = socket.socketpair()
    here.send(("socket", y))
    y.close()
    x.sendall(b"question")
    print(here.recv(), x.recv(100), x.recv(1))
    x.close()
    listener = socket.create_server(("127.0.0.1", 0))
    address = listener.getsockname()
    here.send(("listener", listener))
    with socket.create_connection(address) as client:
        print(client.recv(100))
    listener.close()
    rfd, wfd = os.pipe()
    here.send(("fd", None))
    reduction.send_handle(here, wfd, worker.pid)
    os.close(wfd)
    print(os.read(rfd, 100), os.read(rfd, 100))
    os.close(rfd)
    here.send(None)
    worker.join()
    print(worker.exitcode)
    queue, answers = ctx.Queue(), ctx.Queue()
    worker = ctx.Process(target=by_queue, args=(queue, answers))
    worker.start()
    one, other = ctx.Pipe()
    queue.put(other)
    one.send("twice ")
    print(answers.get())
    worker.join()
    with ctx.Pool(2) as pool:
        pairs = [ctx.Pipe() for _ in range(3)]
        print(pool.map(in_pool, [theirs for _, theirs in pairs]))
        print([mine.recv() for mine, _ in pairs])
    resource_sharer.stop()
    try:
        pickled = reduction.ForkingPickler.dumps(ctx.Lock())
    except RuntimeError as error:
        print(error)


if __name__ == "__main__":
    main("fork")
    main("spawn")
