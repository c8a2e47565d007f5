"""Happy eyeballs: attempts to connect that run beside each other, and the order of addresses."""

import asyncio
import socket
from asyncio.staggered import staggered_race
from functools import partial


async def attempt(name, seconds, error=None):
    print(f"{name} starts")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise
    if error is not None:
        print(f"{name} fails")
        raise error
    print(f"{name} succeeds")
    return name


async def race(title, delay, *attempts):
    print(f"-- {title}")
    begun = asyncio.get_running_loop().time()
    result = await staggered_race([partial(attempt, *each) for each in attempts], delay)
    print(result, f"{asyncio.get_running_loop().time() - begun:.1f}")


async def races():
    await race("the first is in time", 0.3, ("a", 0.1), ("b", 0.1))
    await race("the second overtakes", 0.1, ("a", 0.9), ("b", 0.05), ("c", 5))
    await race("a failure starts the next", 3, ("a", 0.1, OSError("no")), ("b", 0.1))
    await race("no delay", None, ("a", 0.1, OSError("no")), ("b", 0.1))
    await race("all fail", 0.1, ("a", 0.3, OSError("slow")), ("b", 0.15, ValueError("quick")))
    await race("the late one wins", 0.1, ("a", 0.25), ("b", 0.6), ("c", 0.6))
    await race("nothing", 0.1)
    task = asyncio.create_task(race("cancelled", 0.1, ("a", 1), ("b", 1)))
    await asyncio.sleep(0.2)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("race cancelled")


def info(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    return family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", address


async def connect(title, addresses, **how):
    loop = asyncio.get_running_loop()

    async def looked_up(host, port, **rest):
        return [info(address) for address in addresses]

    tried = []
    connecting = loop.sock_connect

    async def noted(sock, address):
        tried.append(address)
        await connecting(sock, address)

    loop.getaddrinfo = looked_up
    loop.sock_connect = noted
    begun = loop.time()
    try:
        transport, protocol = await loop.create_connection(asyncio.Protocol, "many.example", 80, **how)
        result = NAMES[transport.get_extra_info("peername")]
        transport.close()
    except OSError as error:
        result = type(error).__name__, str(error).count("Connect call failed")
    finally:
        loop.sock_connect = connecting
    print(f"{title}: {result}, tried {[NAMES[each] for each in tried]}, {loop.time() - begun:.1f}")


NAMES = {}


async def connections():
    good = socket.create_server(("127.0.0.1", 0))
    NAMES[good.getsockname()] = "good"
    closed = []
    for name in ("closed", "closed too"):
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            closed.append(sock.getsockname())
            NAMES[closed[-1]] = name
    # Nobody accepts, and there is no place in the line: who connects waits.
    silent = socket.socket()
    silent.bind(("127.0.0.1", 0))
    silent.listen(0)
    NAMES[silent.getsockname()] = "silent"
    fillers = []
    for _ in range(3):
        filler = socket.socket()
        filler.setblocking(False)
        filler.connect_ex(silent.getsockname())
        fillers.append(filler)
    await asyncio.sleep(0.1)
    to_good, to_silent = good.getsockname(), silent.getsockname()

    await connect("in turn", [closed[0], to_good])
    await connect("beside each other", [to_silent, to_good], happy_eyeballs_delay=0.2)
    await connect("a refusal starts the next", [closed[0], to_good], happy_eyeballs_delay=5)
    await connect("none", closed, happy_eyeballs_delay=0.2)
    await connect("none in turn", closed)
    await connect("two silent", [to_silent, to_silent, to_good], happy_eyeballs_delay=0.2)
    for filler in fillers:
        filler.close()
    silent.close()
    good.close()


async def order():
    addresses = [("127.0.0.1", port) for port in (1, 2, 3)] + [("::1", port, 0, 0) for port in (4, 5)]
    NAMES.update({address: address[1] for address in addresses})
    for interleave in (None, 0, 1, 2, 3):
        await connect(f"interleave {interleave}", addresses, interleave=interleave)
    await connect("with a delay", addresses, happy_eyeballs_delay=1)


asyncio.run(races())
asyncio.run(connections())
asyncio.run(order())
