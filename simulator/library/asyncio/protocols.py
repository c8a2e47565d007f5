"""What transports call (Library reference, "Transports and Protocols")."""

__all__ = (
    "BaseProtocol",
    "Protocol",
    "DatagramProtocol",
    "SubprocessProtocol",
    "BufferedProtocol",
)


class BaseProtocol:
    """What every transport calls; a subclass overrides what it wants to hear of."""

    __slots__ = ()

    def connection_made(self, transport):
        """The transport can be used from now on."""

    def connection_lost(self, exc):
        """The transport is closed; exc is what ended it, or None."""

    def pause_writing(self):
        """There is more in the transport's buffer than its high-water limit."""

    def resume_writing(self):
        """There is no more in the transport's buffer than its low-water limit."""


class Protocol(BaseProtocol):
    """For streams of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes have come."""

    def eof_received(self):
        """Nothing more will come. With a false result the transport closes itself."""


class BufferedProtocol(BaseProtocol):
    """For streams of bytes, into buffers of its own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Where the next bytes are to be put."""

    def buffer_updated(self, nbytes):
        """So many bytes have been put there."""

    def eof_received(self):
        """Nothing more will come. With a false result the transport closes itself."""


class DatagramProtocol(BaseProtocol):
    """For messages."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A message has come."""

    def error_received(self, exc):
        """A message could not be sent or received."""


class SubprocessProtocol(BaseProtocol):
    """For processes and the pipes to them."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The process has written to the pipe that it knows as fd."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe is closed."""

    def process_exited(self):
        """The process has ended."""
