# /// timeslice
# title = "Echo server: selectors with callbacks"
# about = """
# One thread for all clients: it asks the system to be told when any of the sockets is ready, and calls \
# the function that goes with that socket. None of these functions may wait, since nobody else would be \
# served meanwhile: the listening socket and the connections do not block."""
# look = [
#   "The server has a single wait: until one of several files is ready.",
#   "It wakes up, reads or accepts without waiting, answers, and waits again.",
#   "Clients do not wait for each other, though there is but one thread.",
# ]
# try = [
#   "Set CLIENTS to 8: the server's one thread is still idle nearly all the time.",
#   "Compare with the server of asyncio streams: the same loop, without callbacks to write.",
# ]
# [params]
# CLIENTS = { min = 1, max = 8, label = "clients" }
# MESSAGES = { min = 1, max = 10, label = "messages of a client" }
# THINK = { min = 0, max = 1, label = "pause after a message", unit = "s" }
# ///
import selectors
import socket
import threading
import time

CLIENTS = 3
MESSAGES = 3
THINK = 0.1

selector = selectors.DefaultSelector()
gone = 0


def accept(listener):
    connection, _ = listener.accept()
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, echo)


def echo(connection):
    global gone
    data = connection.recv(1024)
    if data:
        connection.send(data.upper())
    else:
        selector.unregister(connection)
        connection.close()
        gone += 1


def serve(listener):
    listener.setblocking(False)
    selector.register(listener, selectors.EVENT_READ, accept)
    while gone < CLIENTS:
        for key, _ in selector.select():
            callback = key.data
            callback(key.fileobj)
    selector.close()


def client(number, address, answers):
    with socket.create_connection(address) as connection:
        for message in range(MESSAGES):
            connection.sendall(f"message {message} of client {number}".encode())
            answers.append(connection.recv(1024).decode())
            time.sleep(THINK)


listener = socket.create_server(("127.0.0.1", 0))
answers = []
start = time.perf_counter()
threads = [threading.Thread(target=serve, args=(listener,), name="server")]
for number in range(CLIENTS):
    arguments = (number, listener.getsockname(), answers)
    threads.append(threading.Thread(target=client, args=arguments, name=f"client {number}"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
listener.close()
for answer in sorted(answers):
    print(answer)
print(f"took {time.perf_counter() - start:.1f} s")
