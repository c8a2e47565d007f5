# /// timeslice
# title = "Echo server: one client at a time"
# about = """
# accept() gives the server a connection, and it talks to that client until the client leaves. The others \
# are connected too: the system has taken them into the backlog. But nobody reads what they say, however \
# long the first one thinks between two messages."""
# look = [
#   "All clients connect at once, and all but one wait for their first answer.",
#   "While its client thinks, the server waits for data: it has nothing else to do, and others to serve.",
#   "The clients are served one after the other, in the order in which they came.",
# ]
# try = [
#   "Set THINK to 0: then nobody waits long, since the server is hardly ever idle.",
#   "Compare with the server that has a thread for every client.",
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


def serve(listener):
    for _ in range(CLIENTS):
        connection, _ = listener.accept()
        with connection:
            while data := connection.recv(1024):
                connection.sendall(data.upper())


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
