"""Transports of connections whose input and output the kernel carries out."""

import selectors

from . import exceptions, protocols
from .selector_transports import _READ_BYTES, _SelectorSocketTransport, _checked_data


class _CompletionSocketTransport(_SelectorSocketTransport):
    """A connection: there is always one operation that reads, unless the protocol wants a pause."""

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._read_future = None
        # What came while the protocol wanted a pause.
        self._pending_data = None
        self._write_future = None
        super().__init__(loop, sock, protocol, waiter, extra, server)

    def set_protocol(self, protocol):
        super().set_protocol(protocol)
        buffered = isinstance(protocol, protocols.BufferedProtocol)
        self._hand_over = self._fill_buffer if buffered else self._hand_over_data

    def _watched_events(self):
        reads = selectors.EVENT_READ if self._read_future is not None else 0
        return reads | (selectors.EVENT_WRITE if self._write_future is not None else 0)

    # Reading.

    def _add_reader(self, fd, callback):
        if self._pending_data is not None:
            data, self._pending_data = self._pending_data, None
            self._loop.call_soon(self._received, data)
        elif self._read_future is None and self.is_reading():
            self._read_next()

    def _read_next(self):
        future = self._read_future = self._loop._operation("recv", self._sock, _READ_BYTES)
        future.add_done_callback(self._read_done)

    def _read_done(self, future):
        self._read_future = None
        try:
            data = future.result()
        except exceptions.CancelledError:
            return
        except OSError as error:
            if not self._conn_lost:
                self._fatal_error(error, "Fatal read error on socket transport")
            return
        self._received(data)

    def _received(self, data):
        if self._conn_lost or self._closing:
            return
        if self._paused:
            self._pending_data = data
            return
        if not data:
            self._receive_eof()
            return
        self._hand_over(data)
        if self._read_future is None and self.is_reading():
            self._read_next()

    def _hand_over_data(self, data):
        self._calling("data_received", data)

    def _fill_buffer(self, data):
        while data:
            went_well, buffer = self._calling("get_buffer", len(data))
            if not went_well:
                return
            size = min(len(buffer), len(data))
            if not size:
                error = RuntimeError("get_buffer() returned an empty buffer")
                self._fatal_error(error, "Fatal error: protocol.get_buffer() call failed.")
                return
            buffer[:size] = data[:size]
            data = data[size:]
            if not self._calling("buffer_updated", size)[0]:
                return

    def pause_reading(self):
        # The operation on its way goes on; what it brings is kept.
        if self.is_reading():
            self._paused = True

    # Writing.

    def write(self, data):
        _checked_data(data)
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data:
            return
        if self._conn_lost:
            self._warn_of_lost()
            return
        self._buffer.extend(data)
        if self._write_future is None:
            self._write_next()
        self._maybe_pause_protocol()

    def _write_next(self):
        data = bytes(self._buffer)
        future = self._write_future = self._loop._operation("send", self._sock, data)
        future.add_done_callback(self._write_done)

    def _write_done(self, future):
        self._write_future = None
        if self._conn_lost:
            return
        try:
            sent = future.result()
        except exceptions.CancelledError:
            return
        except OSError as error:
            self._buffer.clear()
            self._fatal_error(error, "Fatal write error on socket transport")
            return
        del self._buffer[:sent]
        self._maybe_resume_protocol()
        if self._buffer:
            self._write_next()
        elif self._closing:
            self._conn_lost += 1
            self._call_connection_lost(None)
        elif self._eof:
            self._sock.shutdown(1)

    # The end.

    def _stop_watching(self):
        self._stop_reading()

    def _stop_reading(self):
        if self._read_future is not None:
            self._read_future.cancel()
            self._read_future = None

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._stop_reading()
        if not self._buffer:
            self._conn_lost += 1
            self._loop.call_soon(self._call_connection_lost, None)

    def _force_close(self, error):
        if self._conn_lost:
            return
        self._buffer.clear()
        if self._write_future is not None:
            self._write_future.cancel()
        self._closing = True
        self._stop_reading()
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _receive_eof(self):
        went_well, keep_open = self._calling("eof_received")
        if went_well and not keep_open:
            self.close()
