"""Records that are sent to another process: SocketHandler, DatagramHandler, HTTPHandler."""
import http.server
import logging
import logging.handlers
import pickle
import socket
import socketserver
import struct
import threading
import urllib.parse

received = []


class Receiver(socketserver.StreamRequestHandler):
    def handle(self):
        while True:
            head = self.connection.recv(4)
            if len(head) < 4:
                break
            size = struct.unpack(">L", head)[0]
            data = self.connection.recv(size)
            while len(data) < size:
                data += self.connection.recv(size - len(data))
            received.append(logging.makeLogRecord(pickle.loads(data)))


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False



def shown(record):
    return record.name, record.levelname, record.getMessage()


logger = logging.getLogger("far")
logger.setLevel(logging.DEBUG)
logger.propagate = False
with Server(("127.0.0.1", 0), Receiver) as server:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    handler = logging.handlers.SocketHandler(*server.server_address)
    print(handler, handler.sock, handler.closeOnError, handler.retryStart, handler.retryMax, handler.retryFactor)
    logger.addHandler(handler)
    logger.info("first %s", [1])
    logger.warning("second")
    try:
        1 / 0
    except ZeroDivisionError:
        logger.exception("failed")
    print(type(handler.sock).__name__)
    handler.close()
    print(handler.sock)
    server.shutdown()
for record in received:
    last = record.exc_text.splitlines()[-1] if record.exc_text else None
    print(shown(record), record.args, record.exc_info, last)
received.clear()

logger.removeHandler(handler)
receiving = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiving.bind(("127.0.0.1", 0))
handler = logging.handlers.DatagramHandler(*receiving.getsockname())
logger.addHandler(handler)
logger.error("datagram %d", 5)
data = receiving.recv(10_000)
print(struct.unpack(">L", data[:4])[0] == len(data) - 4, shown(logging.makeLogRecord(pickle.loads(data[4:]))))
handler.close()
receiving.close()
logger.removeHandler(handler)


class Pages(http.server.BaseHTTPRequestHandler):
    def answer(self, text):
        fields = urllib.parse.parse_qs(text)
        received.append((self.command, self.path.partition("?")[0], fields["msg"], fields["levelname"], fields["args"],
                         self.headers["Content-type"], self.headers["Authorization"]))
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        self.answer(self.path.partition("?")[2])

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-length"])).decode())

    def log_message(self, *args):
        pass


with http.server.HTTPServer(("127.0.0.1", 0), Pages) as server:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    host = f"127.0.0.1:{server.server_port}"
    for handler in (logging.handlers.HTTPHandler(host, "/log"),
                    logging.handlers.HTTPHandler(host, "/log", method="post", credentials=("me", "secret"))):
        logger.addHandler(handler)
        logger.critical("over http %s", "x")
        logger.removeHandler(handler)
    server.shutdown()
print(*received, sep="\n")
for arguments in ({"method": "PUT"}, {"context": 1}):
    try:
        logging.handlers.HTTPHandler("h", "/", **arguments)
    except ValueError as error:
        print(error)

# Nobody listens: the record is lost, and the next attempt waits.
closed = logging.handlers.SocketHandler("127.0.0.1", 1)
logger.addHandler(closed)
logger.info("lost")
print(closed.sock, closed.retryTime is not None, closed.retryPeriod)
