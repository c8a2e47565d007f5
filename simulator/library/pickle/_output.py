"""The bytes of a pickle as they are made; from protocol 4 on in frames (PEP 3154)."""

from ._opcodes import FRAME

_FRAME_TARGET = 64 * 1024
_FRAME_MIN = 4  # a smaller one is left without its header


class Output:
    """Collects instructions; `write` gets whole frames."""

    def __init__(self):
        self.framing = False
        self._done = []
        self._frame = []
        self._size = 0

    def write(self, data):
        self._frame.append(data)
        self._size += len(data)

    def large(self, header, data):
        """Long data stands between the frames."""
        if self.framing and len(data) >= _FRAME_TARGET:
            self.close()
            self._done += (header, data)
        else:
            self.write(header + data)

    def boundary(self):
        """Before an object: a frame that is large enough ends here."""
        if self._size >= _FRAME_TARGET and self.framing:
            self.close()

    def close(self):
        if self.framing and self._size >= _FRAME_MIN:
            self._done.append(FRAME + self._size.to_bytes(8, "little"))
        self._done += self._frame
        self._frame = []
        self._size = 0

    def take(self):
        """Everything so far, which is forgotten."""
        self.close()
        data = b"".join(self._done)
        self._done = []
        return data
