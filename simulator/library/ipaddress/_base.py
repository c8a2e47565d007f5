"""What addresses of both versions share. An address is a number, and knows how it is written."""

import re
from functools import total_ordering


class AddressValueError(ValueError):
    """What was given is no address."""


class NetmaskValueError(ValueError):
    """What was given is no netmask."""


def check_version(one, other):
    if one.version != other.version:
        raise TypeError(f"{one} and {other} are not of the same version")


def split_prefix(address, max_prefixlen):
    """Address and prefix of "address/prefix", of a pair, or of an address alone."""
    if isinstance(address, (bytes, int)):
        return address, max_prefixlen
    if isinstance(address, tuple):
        return address if len(address) > 1 else (address[0], max_prefixlen)
    parts = str(address).split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts if len(parts) > 1 else (parts[0], max_prefixlen)


class _IPAddressBase:
    """What addresses, networks and interfaces share."""

    __slots__ = ()

    @property
    def exploded(self):
        """The address without abbreviations."""
        return self._explode()

    @property
    def compressed(self):
        """The address as short as possible."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name that is asked for in the DNS for the name of the address."""
        return self._reverse_pointer()

    @property
    def version(self):
        """4 or 6."""
        return self._version

    @property
    def max_prefixlen(self):
        """How many bits an address has."""
        return self._max_prefixlen


_FORMAT = re.compile("(#?)(_?)([xbnX])")


@total_ordering
class _BaseAddress(_IPAddressBase):
    """One address."""

    __slots__ = ()

    def _check_number(self, number):
        if number < 0:
            raise AddressValueError(
                f"{number} (< 0) is not permitted as an IPv{self._version} address"
            )
        if number.bit_length() > self._max_prefixlen:
            raise AddressValueError(
                f"{number} (>= 2**{self._max_prefixlen}) is not permitted as an "
                f"IPv{self._version} address"
            )

    def _check_packed(self, packed):
        expected = self._max_prefixlen // 8
        if len(packed) != expected:
            raise AddressValueError(
                f"{packed!r} (len {len(packed)} != {expected}) is not permitted as an "
                f"IPv{self._version} address"
            )

    def _parse(self, address):
        """The number of an address that is a number, bytes or text."""
        if isinstance(address, int):
            self._check_number(address)
            return address
        if isinstance(address, bytes):
            self._check_packed(address)
            return int.from_bytes(address, "big")
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        return self._number_of(text)

    def __int__(self):
        return self._ip

    @property
    def packed(self):
        """The address as bytes, the highest first."""
        return self._ip.to_bytes(self._max_prefixlen // 8, "big")

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        check_version(self, other)
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._ip + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(self._ip - other)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return self._text_of(self._ip)

    def __format__(self, fmt):
        if not fmt or fmt == "s":
            return format(str(self), fmt)
        match = _FORMAT.fullmatch(fmt)
        if match is None:
            return object.__format__(self, fmt)
        alternate, grouping, base = match.groups()
        if base == "n":
            base = "b" if self._version == 4 else "x"
        digits = self._max_prefixlen if base == "b" else self._max_prefixlen // 4
        if grouping:
            digits += digits // 4 - 1
        if alternate:
            digits += 2
        return format(self._ip, f"{alternate}0{digits}{grouping}{base}")

    def __reduce__(self):
        return self.__class__, (self._ip,)

    def _is_in(self, networks):
        return any(self in network for network in networks)
