# /// timeslice
# title = "Echo server: a thread for every client"
# about = """
# The server's main thread does nothing but accept. Every connection gets a thread that waits for its own \
# client only, so nobody waits for somebody else's pause. Simple, as long as there are not thousands."""
# look = [
#   "A thread of the server begins whenever a client connects, and ends with it.",
#   "Each of them waits nearly all the time: waiting costs no CPU, but every thread costs memory.",
#   "All clients are done at the same time.",
# ]
# try = [
#   "Set CLIENTS to 8: the whole takes no longer.",
#   "Compare with the server that serves one client at a time, and with the one that has selectors.",
# ]
# [params]
# CLIENTS = { min = 1, max = 8, label = "clients" }
# MESSAGES = { min = 1, max = 10, label = "messages of a client" }
# THINK = { min = 0, max = 1, label = "pause after a message", unit = "s" }
# ///
import socket
import threading
import time

CLIENTS = 3
MESSAGES = 3
THINK = 0.1


def talk(connection):
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.upper())


def serve(listener):
    for number in range(CLIENTS):
        connection, _ = listener.accept()
        threading.Thread(target=talk, args=(connection,), name=f"serves {number}").start()


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
