# /// timeslice
# title = "A chain of callbacks against a coroutine"
# about = """
# Each client logs in, asks for its order and then for the price, one question after another, and \
# one of the answers is an error. By callbacks that is a chain: every step ends by naming the next, \
# and carries along what later steps need. The coroutine says the same in four lines, and an \
# exception finds its way by itself."""
# look = [
#   "Both halves of the chart look alike: the same waits, the same turns of the loop.",
#   "In the first half there is no task: at the playhead the stack ends in the loop.",
#   "In the second half a task is there for each client, and its stack tells how far it is.",
# ]
# try = [
#   "Set CLIENTS to 1 and step through both halves.",
#   "Raise DELAY: both wait longer, neither computes more.",
# ]
# [params]
# CLIENTS = { min = 1, max = 20, label = "clients" }
# DELAY = { min = 0.0, max = 0.2, label = "delay of an answer", unit = "s" }
# ///
import asyncio

CLIENTS = 3
DELAY = 0.03

ORDERS = {0: "tea", 1: "coffee"}
PRICES = {"tea": 3, "coffee": 4}


async def answer(reader, writer):
    """The server: a question is a line, and so is the answer."""
    async for line in reader:
        await asyncio.sleep(DELAY)
        question, _, about = line.decode().strip().partition(" ")
        if question == "login":
            text = f"session {about}"
        elif question == "order":
            text = ORDERS.get(int(about), "error: no order")
        else:
            text = str(PRICES[about])
        writer.write(text.encode() + b"\n")
    writer.close()


class Chain(asyncio.Protocol):
    """Asks by callbacks: `self.then` is what the next line is for."""

    def __init__(self, client, done):
        self.client = client
        self.done = done

    def connection_made(self, transport):
        self.transport = transport
        self.ask(f"login {self.client}", self.on_login)

    def ask(self, question, then):
        self.then = then
        self.transport.write(question.encode() + b"\n")

    def data_received(self, data):
        self.then(data.decode().strip())  # a line as short as this comes in one piece

    def on_login(self, session):
        self.session = session  # a later step needs it
        self.ask(f"order {self.client}", self.on_order)

    def on_order(self, order):
        if order.startswith("error"):
            self.finish(f"{self.session}: {order}")
        else:
            self.order = order
            self.ask(f"price {order}", self.on_price)

    def on_price(self, price):
        self.finish(f"{self.session}: {self.order} for {price}")

    def finish(self, text):
        self.transport.close()
        self.done.set_result(text)


async def ask(reader, writer, question):
    writer.write(question.encode() + b"\n")
    text = (await reader.readline()).decode().strip()
    if text.startswith("error"):
        raise LookupError(text)
    return text


async def coroutine(client, address):
    reader, writer = await asyncio.open_connection(*address)
    session = await ask(reader, writer, f"login {client}")
    try:
        order = await ask(reader, writer, f"order {client}")
        price = await ask(reader, writer, f"price {order}")
    except LookupError as error:
        return f"{session}: {error}"
    finally:
        writer.close()
    return f"{session}: {order} for {price}"


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    loop = asyncio.get_running_loop()

    print("by callbacks")
    ends = [loop.create_future() for _ in range(CLIENTS)]
    for client, done in enumerate(ends):
        await loop.create_connection(lambda: Chain(client, done), *address)
    for text in await asyncio.gather(*ends):
        print("  ", text)

    print("by coroutines")
    tasks = [coroutine(client, address) for client in range(CLIENTS)]
    for text in await asyncio.gather(*tasks):
        print("  ", text)
    server.close()


asyncio.run(main())
