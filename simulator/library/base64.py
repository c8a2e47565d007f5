"""Bytes as letters: base 16, 32, 64 and 85 (RFC 4648; Library reference, "base64")."""

import binascii

__all__ = [
    "a85decode", "a85encode", "b16decode", "b16encode", "b32decode", "b32encode", "b32hexdecode",
    "b32hexencode", "b64decode", "b64encode", "b85decode", "b85encode", "decode", "decodebytes",
    "encode", "encodebytes", "standard_b64decode", "standard_b64encode", "urlsafe_b64decode",
    "urlsafe_b64encode",
]  # fmt: skip

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3  # of what is encoded, in a line


def _as_bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(
            f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}"
        ) from None


# Base 64


def b64encode(s, altchars=None):
    """The bytes in base 64; altchars are used in place of + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    """What b64encode() was given; validate: other characters are an error, not passed over."""
    s = _as_bytes(s)
    if altchars is not None:
        altchars = _as_bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """With - and _ in place of + and /."""
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(_as_bytes(s), b"-_")


def encodebytes(s):
    """In lines of 76 letters."""
    try:
        view = memoryview(s)
    except TypeError:
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}") from None
    data = view.tobytes()
    starts = range(0, len(data), MAXBINSIZE)
    return b"".join(binascii.b2a_base64(data[at : at + MAXBINSIZE]) for at in starts)


def decodebytes(s):
    """What encodebytes() was given."""
    try:
        data = memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}") from None
    return binascii.a2b_base64(data)


# Base 32 and 16

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    s = s if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()
    missing = -len(s) % 5
    data = bytes(s) + b"\0" * missing
    encoded = bytearray()
    for at in range(0, len(data), 5):
        group = int.from_bytes(data[at : at + 5], "big")
        encoded += bytes(alphabet[group >> shift & 31] for shift in range(35, -1, -5))
    pads = {0: 0, 1: 1, 2: 3, 3: 4, 4: 6}[missing]
    if pads:
        encoded[-pads:] = b"=" * pads
    return bytes(encoded)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _as_bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _as_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    letters = s.rstrip(b"=")
    pads = len(s) - len(letters)
    values = {letter: value for value, letter in enumerate(alphabet)}
    decoded = bytearray()
    for at in range(0, len(letters), 8):
        group = 0
        part = letters[at : at + 8]
        for letter in part:
            if letter not in values:
                raise binascii.Error("Non-base32 digit found")
            group = group << 5 | values[letter]
        decoded += (group << 5 * (8 - len(part))).to_bytes(5, "big")
    if pads:
        if pads not in (1, 3, 4, 6):
            raise binascii.Error("Incorrect padding")
        del decoded[len(decoded) - 5 + (8 - pads) * 5 // 8 :]
    return bytes(decoded)


def b32encode(s):
    """The bytes in base 32."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """What b32encode() was given; map01: 0 and 1 are read as O and this letter."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """The bytes in base 32 with the extended hexadecimal alphabet."""
    return _b32encode(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32_HEX, s, casefold)


def b16encode(s):
    """The bytes in hexadecimal digits."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """What b16encode() was given."""
    s = _as_bytes(s)
    if casefold:
        s = s.upper()
    if any(digit not in b"0123456789ABCDEF" for digit in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


# Base 85

_A85 = bytes(range(33, 118))
_B85 = (
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
)


def _encode85(alphabet, b, pad=False, fold_zeros=False, fold_spaces=False):
    data = b if isinstance(b, (bytes, bytearray)) else memoryview(b).tobytes()
    missing = -len(data) % 4
    data = bytes(data) + b"\0" * missing
    parts = []
    for at in range(0, len(data), 4):
        word = int.from_bytes(data[at : at + 4], "big")
        if fold_zeros and not word:
            parts.append(b"z")
        elif fold_spaces and word == 0x20202020:
            parts.append(b"y")
        else:
            digits = []
            for _ in range(5):
                word, digit = divmod(word, 85)
                digits.append(alphabet[digit])
            parts.append(bytes(reversed(digits)))
    if missing and not pad:
        if parts[-1] == b"z":
            parts[-1] = alphabet[:1] * 5
        parts[-1] = parts[-1][:-missing]
    return b"".join(parts)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """The bytes in Ascii85."""
    encoded = _encode85(_A85, b, pad, True, foldspaces)
    if adobe:
        encoded = b"<~" + encoded
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [encoded[at : at + width] for at in range(0, len(encoded), width)]
        if adobe and (not lines or len(lines[-1]) + 2 > width):
            lines.append(b"")
        encoded = b"\n".join(lines)
    return encoded + b"~>" if adobe else encoded


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """What a85encode() was given."""
    b = _as_bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    decoded = bytearray()
    digits = []

    def finish():
        word = 0
        for digit in digits:
            word = word * 85 + digit
        if word >= 2**32:
            raise ValueError("Ascii85 overflow") from None
        digits.clear()
        return word.to_bytes(4, "big")

    for letter in b:
        if 33 <= letter <= 117:
            digits.append(letter - 33)
            if len(digits) == 5:
                decoded += finish()
        elif letter == 122:
            if digits:
                raise ValueError("z inside Ascii85 5-tuple")
            decoded += b"\0\0\0\0"
        elif foldspaces and letter == 121:
            if digits:
                raise ValueError("y inside Ascii85 5-tuple")
            decoded += b"    "
        elif letter not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {letter:c}")
    if digits:
        missing = 5 - len(digits)
        digits.extend([84] * missing)
        decoded += finish()[: 4 - missing]
    return bytes(decoded)


def b85encode(b, pad=False):
    """The bytes in base 85, as git has it."""
    return _encode85(_B85, b, pad)


def b85decode(b):
    """What b85encode() was given."""
    b = _as_bytes(b)
    missing = -len(b) % 5
    values = {letter: value for value, letter in enumerate(_B85)}
    data = bytes(b) + b"~" * missing
    decoded = bytearray()
    for at in range(0, len(data), 5):
        word = 0
        for i, letter in enumerate(data[at : at + 5], at):
            if letter not in values:
                raise ValueError(f"bad base85 character at position {i}") from None
            word = word * 85 + values[letter]
        if word >= 2**32:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}") from None
        decoded += word.to_bytes(4, "big")
    return bytes(decoded[: len(decoded) - missing])


def encode(input, output):
    """Writes what a binary file has in base 64 into another, in lines."""
    while True:
        chunk = input.read(MAXBINSIZE)
        while chunk and len(chunk) < MAXBINSIZE:
            more = input.read(MAXBINSIZE - len(chunk))
            if not more:
                break
            chunk += more
        if not chunk:
            break
        output.write(binascii.b2a_base64(chunk))


def decode(input, output):
    """Writes what a file of lines in base 64 stands for into another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))
