"""What an archive tells about a member, and its headers."""

import os
import stat
import struct
import time

__all__ = [
    "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "BadZipFile", "LargeZipFile", "ZipInfo",
]  # fmt: skip

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14

_NAMES = {
    ZIP_STORED: "store", ZIP_DEFLATED: "deflate", ZIP_BZIP2: "bzip2", ZIP_LZMA: "lzma",
}  # fmt: skip
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_VERSION = 20
_UNIX = 3
_UTF8 = 0x800


class BadZipFile(Exception):
    """What is no archive, or a damaged one."""


class LargeZipFile(Exception):
    """What would need the extensions for more than 4 GB."""


BadZipFile.__module__ = LargeZipFile.__module__ = "zipfile"


class ZipInfo:
    """A member of an archive."""

    __slots__ = (
        "orig_filename", "filename", "date_time", "compress_type", "_compresslevel", "comment",
        "extra", "create_system", "create_version", "extract_version", "reserved", "flag_bits",
        "volume", "internal_attr", "external_attr", "header_offset", "CRC", "compress_size",
        "file_size",
    )  # fmt: skip

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = filename.split("\0")[0].replace(os.sep, "/")
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.date_time = date_time
        self.compress_type = ZIP_STORED
        self._compresslevel = None
        self.comment = self.extra = b""
        self.create_system = _UNIX
        self.create_version = self.extract_version = _VERSION
        self.reserved = self.flag_bits = self.volume = 0
        self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """About a file of the file system."""
        filename = os.fspath(filename)
        status = os.stat(filename)
        date_time = time.localtime(status.st_mtime)[:6]
        if not strict_timestamps:
            date_time = min(max(date_time, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        name = filename if arcname is None else arcname
        name = os.path.normpath(os.path.splitdrive(name)[1]).lstrip("/")
        is_folder = stat.S_ISDIR(status.st_mode)
        info = cls(name + "/" if is_folder else name, date_time)
        info.external_attr = (status.st_mode & 0xFFFF) << 16
        if is_folder:
            info.external_attr |= 0x10
        else:
            info.file_size = status.st_size
        return info

    def __repr__(self):
        parts = [f"<{type(self).__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            name = _NAMES.get(self.compress_type, self.compress_type)
            parts.append(f" compress_type={name}")
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            parts.append(f" filemode={stat.filemode(high)!r}")
        if low:
            parts.append(f" external_attr={low:#x}")
        if not self.is_dir() or self.file_size:
            parts.append(f" file_size={self.file_size!r}")
        if (not self.is_dir() or self.compress_size) and (
            self.compress_type != ZIP_STORED or self.file_size != self.compress_size
        ):
            parts.append(f" compress_size={self.compress_size!r}")
        return "".join(parts) + ">"

    def is_dir(self):
        return self.filename.endswith("/")

    def _date_words(self):
        year, month, day, hour, minute, second = self.date_time
        return (
            hour << 11 | minute << 5 | second // 2,
            (year - 1980) << 9 | month << 5 | day,
        )

    def _encoded_name(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | _UTF8

    def FileHeader(self, zip64=None):
        """The header in front of the member's bytes."""
        name, flags = self._encoded_name()
        return (
            _LOCAL.pack(
                b"PK\3\4", self.extract_version, self.reserved, flags, self.compress_type,
                *self._date_words(), self.CRC, self.compress_size, self.file_size, len(name),
                len(self.extra),
            )
            + name
            + self.extra
        )  # fmt: skip

    def _central(self):
        """The entry in the directory at the archive's end."""
        name, flags = self._encoded_name()
        return (
            _CENTRAL.pack(
                b"PK\1\2", self.create_version, self.create_system, self.extract_version,
                self.reserved, flags, self.compress_type, *self._date_words(), self.CRC,
                self.compress_size, self.file_size, len(name), len(self.extra), len(self.comment),
                0, self.internal_attr, self.external_attr, self.header_offset,
            )
            + name
            + self.extra
            + self.comment
        )  # fmt: skip

    @classmethod
    def _from_central(cls, file, encoding):
        """Reads an entry of the directory."""
        data = file.read(_CENTRAL.size)
        if len(data) != _CENTRAL.size:
            raise BadZipFile("Truncated central directory")
        fields = _CENTRAL.unpack(data)
        if fields[0] != b"PK\1\2":
            raise BadZipFile("Bad magic number for central directory")
        (
            _, create_version, create_system, extract_version, reserved, flags, compress_type,
            clock, date, crc, compress_size, file_size, name_length, extra_length, comment_length,
            volume, internal, external, offset,
        ) = fields  # fmt: skip
        name = file.read(name_length).decode("utf-8" if flags & _UTF8 else encoding)
        info = cls(name)
        info.date_time = (
            (date >> 9) + 1980, date >> 5 & 0xF, date & 0x1F,
            clock >> 11, clock >> 5 & 0x3F, (clock & 0x1F) * 2,
        )  # fmt: skip
        info.create_version, info.create_system = create_version, create_system
        info.extract_version, info.reserved = extract_version, reserved
        info.flag_bits, info.compress_type = flags, compress_type
        info.CRC, info.compress_size, info.file_size = crc, compress_size, file_size
        info.volume, info.internal_attr, info.external_attr = volume, internal, external
        info.header_offset = offset
        info.extra, info.comment = file.read(extra_length), file.read(comment_length)
        return info

    @staticmethod
    def _name_in_header(file, offset):
        """The name in front of a member's bytes, where the file is then."""
        file.seek(offset)
        data = file.read(_LOCAL.size)
        if len(data) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = _LOCAL.unpack(data)
        if fields[0] != b"PK\3\4":
            raise BadZipFile("Bad magic number for file header")
        name = file.read(fields[-2]).decode("utf-8" if fields[3] & _UTF8 else "cp437")
        file.seek(fields[-1], os.SEEK_CUR)
        return name


ZipInfo.__module__ = "zipfile"
