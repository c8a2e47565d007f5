"""Protocols of lines or of blocks over `asyncore`: what comes is cut at terminators.

Up to Python 3.11, where it is deprecated in favour of asyncio.
"""

import warnings
from collections import deque

warnings.warn(
    f"The {__name__} module is deprecated and will be removed in Python 3.12. "
    "The recommended replacement is asyncio",
    DeprecationWarning,
    stacklevel=2,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import asyncore


class async_chat(asyncore.dispatcher):
    """A channel that hands over what comes piece by piece, and sends what it is given in order."""

    ac_in_buffer_size = 65536
    ac_out_buffer_size = 65536
    use_encoding = 0
    encoding = "latin-1"

    def __init__(self, sock=None, map=None):
        self.ac_in_buffer = b""
        self.incoming = []
        # Bytes, and objects whose more() gives bytes; None: the end.
        self.producer_fifo = deque()
        asyncore.dispatcher.__init__(self, sock, map)

    def collect_incoming_data(self, data):
        """Some of what comes before the terminator."""
        raise NotImplementedError("must be implemented in subclass")

    def _collect_incoming_data(self, data):
        self.incoming.append(data)

    def _get_data(self):
        data = b"".join(self.incoming)
        del self.incoming[:]
        return data

    def found_terminator(self):
        """All that came before the terminator has been handed over."""
        raise NotImplementedError("must be implemented in subclass")

    def set_terminator(self, term):
        """Bytes to look for, a number of bytes to wait for, or None: everything is one piece."""
        if isinstance(term, str) and self.use_encoding:
            term = bytes(term, self.encoding)
        elif isinstance(term, int) and term < 0:
            raise ValueError("the number of received bytes must be positive")
        self.terminator = term

    def get_terminator(self):
        return self.terminator

    # What comes.

    def handle_read(self):
        try:
            data = self.recv(self.ac_in_buffer_size)
        except BlockingIOError:
            return
        except OSError:
            self.handle_error()
            return
        if isinstance(data, str) and self.use_encoding:
            data = bytes(data, self.encoding)
        self.ac_in_buffer += data
        # A handler may set another terminator, so that each is asked for anew.
        while self.ac_in_buffer:
            terminator = self.get_terminator()
            if not terminator:
                self._hand_over(len(self.ac_in_buffer))
            elif isinstance(terminator, int):
                self._read_counted(terminator)
            elif not self._read_until(terminator):
                break

    def _hand_over(self, size):
        data, self.ac_in_buffer = self.ac_in_buffer[:size], self.ac_in_buffer[size:]
        self.collect_incoming_data(data)

    def _read_counted(self, wanted):
        available = len(self.ac_in_buffer)
        if available < wanted:
            self._hand_over(available)
            self.terminator = self.terminator - available
        else:
            self._hand_over(wanted)
            self.terminator = 0
            self.found_terminator()

    def _read_until(self, terminator):
        """False: the rest may be the beginning of a terminator."""
        buffer = self.ac_in_buffer
        place = buffer.find(terminator)
        if place >= 0:
            if place > 0:
                self.collect_incoming_data(buffer[:place])
            self.ac_in_buffer = buffer[place + len(terminator) :]
            self.found_terminator()
            return True
        begun = find_prefix_at_end(buffer, terminator)
        if begun == len(buffer):
            return False
        self._hand_over(len(buffer) - begun)
        return begun == 0

    # What goes.

    def handle_write(self):
        self.initiate_send()

    def handle_close(self):
        self.close()

    def push(self, data):
        """Sends data after what is to be sent already."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be byte-ish (%r)", type(data))
        size = self.ac_out_buffer_size
        self.producer_fifo.extend(data[at : at + size] for at in range(0, max(len(data), 1), size))
        self.initiate_send()

    def push_with_producer(self, producer):
        """Sends what an object's more() gives, until that is nothing."""
        self.producer_fifo.append(producer)
        self.initiate_send()

    def readable(self):
        return 1

    def writable(self):
        return self.producer_fifo or not self.connected

    def close_when_done(self):
        """Closes the channel when everything has been sent."""
        self.producer_fifo.append(None)

    def initiate_send(self):
        while self.producer_fifo and self.connected:
            first = self.producer_fifo[0]
            if not first:
                del self.producer_fifo[0]
                if first is None:
                    self.handle_close()
                    return
            size = self.ac_out_buffer_size
            try:
                data = first[:size]
            except TypeError:
                data = first.more()
                if data:
                    self.producer_fifo.appendleft(data)
                else:
                    del self.producer_fifo[0]
                continue
            if isinstance(data, str) and self.use_encoding:
                data = bytes(data, self.encoding)
            try:
                sent = self.send(data)
            except OSError:
                self.handle_error()
                return
            if sent:
                if sent < len(data) or size < len(first):
                    self.producer_fifo[0] = first[sent:]
                else:
                    del self.producer_fifo[0]
            return

    def discard_buffers(self):
        """Forgets what has come and what was to be sent."""
        self.ac_in_buffer = b""
        del self.incoming[:]
        self.producer_fifo.clear()


class simple_producer:
    """Gives data in pieces."""

    def __init__(self, data, buffer_size=512):
        self.data = data
        self.buffer_size = buffer_size

    def more(self):
        piece, self.data = self.data[: self.buffer_size], self.data[self.buffer_size :]
        return piece


def find_prefix_at_end(haystack, needle):
    """How much of the beginning of a text another one ends with, short of all of it."""
    for size in range(len(needle) - 1, 0, -1):
        if haystack.endswith(needle[:size]):
            return size
    return 0
