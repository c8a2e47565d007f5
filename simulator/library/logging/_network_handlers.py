"""Handlers that send records to another process (Library reference, "logging.handlers"): over TCP, UDP and HTTP."""

import logging
import pickle
import socket
import struct
import time


class SocketHandler(logging.Handler):
    """Sends records over TCP, each as a pickle of its attributes behind four bytes of length."""

    def __init__(self, host, port):
        super().__init__()
        self.host = host
        self.port = port
        self.address = (host, port) if port is not None else host
        self.sock = None
        self.closeOnError = False
        # A connection that could not be made is tried again later, and later each time.
        self.retryTime = None
        self.retryStart = 1.0
        self.retryMax = 30.0
        self.retryFactor = 2.0

    def makeSocket(self, timeout=1):
        """A socket that is connected."""
        if self.port is not None:
            return socket.create_connection(self.address, timeout=timeout)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        try:
            connection.connect(self.address)
        except OSError:
            connection.close()
            raise
        return connection

    def createSocket(self):
        """Connects, unless that has failed too short a time ago."""
        now = time.time()
        if self.retryTime is not None and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
            self.retryTime = None
        except OSError:
            if self.retryTime is None:
                self.retryPeriod = self.retryStart
            else:
                self.retryPeriod = min(self.retryPeriod * self.retryFactor, self.retryMax)
            self.retryTime = now + self.retryPeriod

    def send(self, s):
        """Sends bytes; what cannot be sent is lost."""
        if self.sock is None:
            self.createSocket()
        if self.sock is not None:
            try:
                self.sock.sendall(s)
            except OSError:
                self.sock.close()
                self.sock = None

    def makePickle(self, record):
        """The record as bytes, its message put together: arguments need not be known over there."""
        if record.exc_info:
            self.format(record)  # leaves the text of the exception in the record
        attributes = dict(record.__dict__)
        attributes["msg"] = record.getMessage()
        attributes["args"] = attributes["exc_info"] = None
        attributes.pop("message", None)
        data = pickle.dumps(attributes, 1)
        return struct.pack(">L", len(data)) + data

    def handleError(self, record):
        if self.closeOnError and self.sock:
            self.sock.close()
            self.sock = None
        else:
            super().handleError(record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        with self.lock:
            connection, self.sock = self.sock, None
            if connection is not None:
                connection.close()
            super().close()


class DatagramHandler(SocketHandler):
    """Sends each record in a datagram of its own."""

    def __init__(self, host, port):
        super().__init__(host, port)
        self.closeOnError = False

    def makeSocket(self):
        family = socket.AF_UNIX if self.port is None else socket.AF_INET
        return socket.socket(family, socket.SOCK_DGRAM)

    def send(self, s):
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


class HTTPHandler(logging.Handler):
    """Sends records to a web server, as the fields of a form."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        super().__init__()
        method = method.upper()
        if method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        if not secure and context is not None:
            raise ValueError("context parameter only makes sense with secure=True")
        self.host = host
        self.url = url
        self.method = method
        self.secure = secure
        self.credentials = credentials
        self.context = context

    def mapLogRecord(self, record):
        """What is sent of a record."""
        return record.__dict__

    def getConnection(self, host, secure):
        import http.client

        if secure:
            return http.client.HTTPSConnection(host, context=self.context)
        return http.client.HTTPConnection(host)

    def emit(self, record):
        try:
            self._send(record)
        except Exception:
            self.handleError(record)

    def _send(self, record):
        from urllib.parse import urlencode

        connection = self.getConnection(self.host, self.secure)
        data = urlencode(self.mapLogRecord(record))
        url = self.url
        if self.method == "GET":
            url += f"{'&' if '?' in url else '?'}{data}"
        connection.putrequest(self.method, url)
        if self.method == "POST":
            connection.putheader("Content-type", "application/x-www-form-urlencoded")
            connection.putheader("Content-length", str(len(data)))
        if self.credentials:
            from base64 import b64encode

            text = "%s:%s" % self.credentials
            connection.putheader("Authorization", f"Basic {b64encode(text.encode()).decode('ascii')}")
        connection.endheaders()
        if self.method == "POST":
            connection.send(data.encode())
        connection.getresponse()
