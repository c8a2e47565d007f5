"""What an archive tells about a member, and its headers."""

__all__ = [
    "BLOCKSIZE", "DEFAULT_FORMAT", "ENCODING", "GNU_FORMAT", "PAX_FORMAT", "USTAR_FORMAT", "TarInfo",
]  # fmt: skip

BLOCKSIZE = 512
ENCODING = "utf-8"
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE = b"0", b"\0", b"1", b"2"
CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE = b"3", b"4", b"5", b"6"
_LONGNAME, _LONGLINK, _PAX, _PAX_GLOBAL = b"L", b"K", b"x", b"g"
_NUMBERS = {"uid": 8, "gid": 8, "size": 12, "mtime": 12}
_NAME_BYTES, _PREFIX_BYTES = 100, 155


class TarError(Exception):
    """What goes wrong with archives."""


class ExtractError(TarError):
    """A member cannot be written to the file system."""


class ReadError(TarError):
    """A file is no archive, or a damaged one."""


class CompressionError(TarError):
    """There is no such compression here."""


class StreamError(TarError):
    """What a stream cannot do."""


class HeaderError(TarError):
    """A header cannot be understood."""


class EndOfArchive(HeaderError):
    """There are no more headers."""


for _error in (TarError, ExtractError, ReadError, CompressionError, StreamError, HeaderError):
    _error.__module__ = "tarfile"


def _number(field):
    if field[:1] in (b"\x80", b"\xff"):
        return int.from_bytes(field[1:], "big")
    text = field.split(b"\0")[0].strip()
    try:
        return int(text or b"0", 8)
    except ValueError:
        raise HeaderError("invalid header") from None


def _text(field, encoding, errors):
    return field.split(b"\0")[0].decode(encoding, errors)


def _check_sums(block):
    """Of all bytes, the sum itself taken as blanks; some write it over signed bytes."""
    rest = block[:148] + b" " * 8 + block[156:]
    return sum(rest), sum(byte - 256 if byte > 127 else byte for byte in rest)


def _padded(data):
    return data + bytes(-len(data) % BLOCKSIZE)


class TarInfo:
    """A member of an archive."""

    def __init__(self, name=""):
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ""
        self.devmajor = self.devminor = self.offset = self.offset_data = 0
        self.pax_headers = {}
        self.tarfile = None

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r} at {id(self):#x}>"

    @property
    def path(self):
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        return self.linkname

    @linkpath.setter
    def linkpath(self, name):
        self.linkname = name

    def replace(self, *, deep=True, **changes):
        """A copy with some attributes changed."""
        result = type(self)(self.name)
        result.__dict__.update(self.__dict__)
        if deep:
            result.pax_headers = dict(self.pax_headers)
        result.__dict__.update(changes)
        return result

    def get_info(self):
        names = ("name", "mode", "uid", "gid", "size", "mtime", "type", "linkname", "uname", "gname")
        info = {name: getattr(self, name) for name in names}
        info["mode"] = info["mode"] & 0o7777
        if self.isdir() and not info["name"].endswith("/"):
            info["name"] += "/"
        return info

    def isreg(self):
        return self.type in (REGTYPE, AREGTYPE)

    isfile = isreg

    def isdir(self):
        return self.type == DIRTYPE

    def issym(self):
        return self.type == SYMTYPE

    def islnk(self):
        return self.type == LNKTYPE

    def ischr(self):
        return self.type == CHRTYPE

    def isblk(self):
        return self.type == BLKTYPE

    def isfifo(self):
        return self.type == FIFOTYPE

    def isdev(self):
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors="surrogateescape"):
        """The header in front of the member's bytes, with those that lengthen it."""
        info = self.get_info()
        if format == PAX_FORMAT:
            return self._pax_buffer(info)
        if format == GNU_FORMAT:
            front = b""
            for name, kind in (("linkname", _LONGLINK), ("name", _LONGNAME)):
                data = info[name].encode(encoding, errors)
                if len(data) > _NAME_BYTES:
                    data += b"\0"
                    long = {"name": "././@LongLink", "type": kind, "size": len(data)}
                    front += _block(long, "latin-1", errors, b"ustar  \0") + _padded(data)
            return front + _block(info, encoding, errors, b"ustar  \0")
        if format == USTAR_FORMAT:
            if len(info["linkname"].encode(encoding, errors)) > _NAME_BYTES:
                raise ValueError("linkname is too long")
            if len(info["name"].encode(encoding, errors)) > _NAME_BYTES:
                info["prefix"], info["name"] = self._split(info["name"], encoding, errors)
            return _block(info, encoding, errors)
        raise ValueError("invalid format")

    @staticmethod
    def _split(name, encoding, errors):
        parts = name.split("/")
        for count in range(1, len(parts)):
            prefix, rest = "/".join(parts[:count]), "/".join(parts[count:])
            if len(rest.encode(encoding, errors)) <= _NAME_BYTES:
                if len(prefix.encode(encoding, errors)) <= _PREFIX_BYTES:
                    return prefix, rest
        raise ValueError("name is too long")

    def _pax_buffer(self, info):
        """What the header itself has no room for goes into records in front of it."""
        records = dict(self.pax_headers)
        for name, keyword, length in (
            ("name", "path", _NAME_BYTES), ("linkname", "linkpath", _NAME_BYTES),
            ("uname", "uname", 32), ("gname", "gname", 32),
        ):  # fmt: skip
            if keyword in records:
                continue
            if not info[name].isascii() or len(info[name]) > length:
                records[keyword] = info[name]
        for name, digits in _NUMBERS.items():
            value = info[name]
            whole = round(value) if isinstance(value, float) else value
            if not 0 <= whole < 8 ** (digits - 1):
                info[name] = 0
            elif isinstance(value, float):
                info[name] = whole
            else:
                continue
            records.setdefault(name, str(value))
        front = _pax_records(records) if records else b""
        return front + _block(info, "ascii", "replace")

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        """Reads a header."""
        if len(buf) == 0:
            raise EndOfArchive("empty header")
        if len(buf) != BLOCKSIZE:
            raise HeaderError("truncated header")
        if buf.count(0) == BLOCKSIZE:
            raise EndOfArchive("end of file header")
        chksum = _number(buf[148:156])
        if chksum not in _check_sums(buf):
            raise HeaderError("bad checksum")
        member = cls(_text(buf[0:100], encoding, errors))
        member.chksum = chksum
        member.mode, member.uid, member.gid = (
            _number(buf[at : at + 8]) for at in (100, 108, 116)
        )
        member.size, member.mtime = _number(buf[124:136]), _number(buf[136:148])
        member.type = buf[156:157]
        member.linkname = _text(buf[157:257], encoding, errors)
        member.uname, member.gname = (_text(buf[at : at + 32], encoding, errors) for at in (265, 297))
        member.devmajor, member.devminor = _number(buf[329:337]), _number(buf[337:345])
        prefix = _text(buf[345:500], encoding, errors)
        if member.type == AREGTYPE and member.name.endswith("/"):
            member.type = DIRTYPE
        if member.isdir():
            member.name = member.name.rstrip("/")
        if prefix and buf[257:263] == b"ustar\0":
            member.name = f"{prefix}/{member.name}"
        return member

    @classmethod
    def fromtarfile(cls, tarfile):
        """Reads the next header of an archive, with those that lengthen it."""
        file, begin = tarfile.fileobj, tarfile.fileobj.tell()
        longer, records = {}, dict(tarfile.pax_headers)
        while True:
            member = cls.frombuf(file.read(BLOCKSIZE), tarfile.encoding, tarfile.errors)
            if member.type not in (_LONGNAME, _LONGLINK, _PAX, _PAX_GLOBAL):
                break
            data = file.read(len(_padded(bytes(member.size))))[: member.size]
            if member.type in (_LONGNAME, _LONGLINK):
                name = "name" if member.type == _LONGNAME else "linkname"
                longer[name] = _text(data, tarfile.encoding, tarfile.errors)
                continue
            found = _parse_records(data)
            records.update(found)
            if member.type == _PAX_GLOBAL:
                tarfile.pax_headers.update(found)
        member._apply(records)
        member.__dict__.update(longer)
        member.tarfile = tarfile
        member.offset, member.offset_data = begin, file.tell()
        kinds = (LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE)
        has_data = member.type not in kinds
        tarfile.offset = member.offset_data
        if has_data:
            tarfile.offset += member.size + -member.size % BLOCKSIZE
        return member

    def _apply(self, records):
        for keyword, value in records.items():
            if keyword == "path":
                self.name = value.rstrip("/")
            elif keyword == "linkpath":
                self.linkname = value
            elif keyword in ("uname", "gname"):
                setattr(self, keyword, value)
            elif keyword in _NUMBERS:
                setattr(self, keyword, float(value) if keyword == "mtime" else int(value))
        self.pax_headers = dict(records)


TarInfo.__module__ = "tarfile"


def _block(info, encoding, errors, magic=b"ustar\x0000"):
    """A header of one block."""

    def text(name, length):
        return info.get(name, "").encode(encoding, errors)[:length].ljust(length, b"\0")

    def octal(name, digits):
        value = int(info.get(name, 0))
        if 0 <= value < 8 ** (digits - 1):
            return b"%0*o\0" % (digits - 1, value)
        return b"\x80" + value.to_bytes(digits - 1, "big")

    kind = info.get("type", REGTYPE)
    # Only devices have the numbers of devices.
    device = octal("", 8) if kind in (CHRTYPE, BLKTYPE) else bytes(8)
    block = b"".join(
        (
            text("name", 100), octal("mode", 8), octal("uid", 8), octal("gid", 8),
            octal("size", 12), octal("mtime", 12), b" " * 8, kind, text("linkname", 100),
            magic, text("uname", 32), text("gname", 32), device, device, text("prefix", 155),
        )
    ).ljust(BLOCKSIZE, b"\0")  # fmt: skip
    return block[:148] + b"%06o\0 " % _check_sums(block)[0] + block[156:]


def _pax_records(records):
    data = b""
    for keyword, value in records.items():
        record = b" " + keyword.encode() + b"=" + value.encode("utf-8", "surrogateescape") + b"\n"
        # The length counts its own digits.
        length = len(record)
        while length != len(record) + len(str(length)):
            length = len(record) + len(str(length))
        data += str(length).encode() + record
    info = {"name": "././@PaxHeader", "type": _PAX, "size": len(data)}
    return _block(info, "ascii", "replace") + _padded(data)


def _parse_records(data):
    records = {}
    while data:
        length = data.partition(b" ")[0]
        if not length.isdigit() or int(length) == 0:
            raise HeaderError("invalid header")
        record, data = data[: int(length)], data[int(length) :]
        keyword, _, value = record[len(length) + 1 : -1].partition(b"=")
        records[keyword.decode("utf-8")] = value.decode("utf-8", "surrogateescape")
    return records
