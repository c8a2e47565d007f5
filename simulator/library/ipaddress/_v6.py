"""IP of version 6: addresses of 128 bits, written as eight hexadecimal numbers."""

from functools import cache

from ipaddress._base import AddressValueError, _BaseAddress
from ipaddress._networks import Interface, _BaseNetwork, _of_both
from ipaddress._v4 import IPv4Address

_HEXTETS = 8


@cache
def _networks(*texts):
    return [IPv6Network(text) for text in texts]


# RFC 6890 and the registry of special addresses.
_PRIVATE = (
    "::1/128", "::/128", "::ffff:0:0/96", "100::/64", "2001::/23", "2001:2::/48", "2001:db8::/32",
    "2001:10::/28", "fc00::/7", "fe80::/10",
)  # fmt: skip
_RESERVED = (
    "::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3",
    "8000::/3", "a000::/3", "c000::/3", "e000::/4", "f000::/5", "f800::/6", "fe00::/9",
)  # fmt: skip


class _BaseV6:
    """How version 6 is written."""

    __slots__ = ()
    _version = 6
    _max_prefixlen = 128

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        number = 0
        for hextet in _hextets_of(text):
            problem = None
            if not set(hextet) <= set("0123456789abcdefABCDEF"):
                problem = f"Only hex digits permitted in {hextet!r}"
            elif len(hextet) > 4:
                problem = f"At most 4 characters permitted in {hextet!r}"
            if problem is not None:
                raise AddressValueError(f"{problem} in {text!r}")
            number = number << 16 | int(hextet, 16)
        return number

    @classmethod
    def _text_of(cls, number):
        parts = [f"{number >> shift & 0xFFFF:x}" for shift in range(112, -1, -16)]
        start, size = _longest_zeros(parts)
        if size < 2:
            return ":".join(parts)
        return ":".join(parts[:start]) + "::" + ":".join(parts[start + size :])

    def _reverse_pointer(self):
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    @classmethod
    def _private_networks(cls):
        return _networks(*_PRIVATE)


def _hextets_of(text):
    """The eight parts of an address, where it may leave out some that are zero."""
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            last = IPv4Address(parts.pop())._ip
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        parts += [f"{last >> 16:x}", f"{last & 0xFFFF:x}"]
    if len(parts) > _HEXTETS + 1:
        raise AddressValueError(f"At most {_HEXTETS} colons permitted in {text!r}")
    gaps = [place for place in range(1, len(parts) - 1) if not parts[place]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if not gaps and len(parts) != _HEXTETS:
        raise AddressValueError(f"Exactly {_HEXTETS} parts expected without '::' in {text!r}")
    gap = gaps[0] if gaps else len(parts)
    before, after = parts[:gap], parts[gap + 1 :]
    if not parts[0]:
        if not gaps or gap > 1:
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        before = []
    if not parts[-1]:
        if not gaps or len(after) > 1:
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        after = []
    missing = _HEXTETS - len(before) - len(after)
    if gaps and missing < 1:
        raise AddressValueError(
            f"Expected at most {_HEXTETS - 1} other parts with '::' in {text!r}"
        )
    return before + ["0"] * missing + after


def _longest_zeros(parts):
    """Where most zeros follow each other, and how many."""
    best = (0, 0)
    start = 0
    while start < len(parts):
        end = start
        while end < len(parts) and parts[end] == "0":
            end += 1
        if end - start > best[1]:
            best = (start, end - start)
        start = end + 1
    return best


class IPv6Address(_BaseV6, _BaseAddress):
    """An address of version 6: of a text (which may end with "%scope"), a number, or 16 bytes."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")

    def __init__(self, address):
        self._scope_id = None
        if not isinstance(address, (int, bytes)):
            text, mark, scope = str(address).partition("%")
            if mark:
                if not scope or "%" in scope:
                    raise AddressValueError(f'Invalid IPv6 address: "{address!r}"')
                if "/" not in scope:
                    address, self._scope_id = text, scope
        self._ip = self._parse(address)

    def __str__(self):
        text = super().__str__()
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def _explode(self):
        text = f"{self._ip:032x}"
        return ":".join(text[place : place + 4] for place in range(0, 32, 4))

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return self._scope_id == getattr(other, "_scope_id", None)

    def __reduce__(self):
        return self.__class__, (str(self),)

    @property
    def scope_id(self):
        """The zone that it belongs to, None if it says none."""
        return self._scope_id

    @property
    def is_multicast(self):
        """Whether it stands for many hosts (ff00::/8)."""
        return self._ip >> 120 == 0xFF

    @property
    def is_reserved(self):
        """Whether it is reserved for later."""
        return self._is_in(_networks(*_RESERVED))

    @property
    def is_link_local(self):
        """Whether it is for one link only (fe80::/10)."""
        return self._ip >> 118 == 0xFE80 >> 6

    @property
    def is_site_local(self):
        """Whether it is for one site only (fec0::/10)."""
        return self._ip >> 118 == 0xFEC0 >> 6

    @property
    def is_private(self):
        """Whether it is set apart for private networks and the like."""
        mapped = self.ipv4_mapped
        return self._is_in(self._private_networks()) if mapped is None else mapped.is_private

    @property
    def is_global(self):
        """Whether it can be reached from everywhere."""
        return not self.is_private

    @property
    def is_unspecified(self):
        """Whether it is ::."""
        return self._ip == 0

    @property
    def is_loopback(self):
        """Whether it is ::1, the host itself."""
        return self._ip == 1

    @property
    def ipv4_mapped(self):
        """The address of version 4 in ::ffff:0:0/96; None for others."""
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        """Server and client in an address of Teredo; None for others."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        """The address of version 4 in one of 6to4 (2002::/16); None for others."""
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None


class IPv6Network(_BaseV6, _BaseNetwork):
    """A network of version 6: "2001:db8::/32", or a pair of address and prefix."""

    _address_class = IPv6Address
    is_site_local = _of_both("is_site_local")


class IPv6Interface(Interface, IPv6Address):
    """An address of version 6 in its network: "2001:db8::5/64"."""

    _network_class = IPv6Network

    def _address_text(self):
        return IPv6Address.__str__(self)

    def _explode(self):
        return f"{super()._explode()}/{self._prefixlen}"

    @property
    def is_unspecified(self):
        """Whether address and network are ::."""
        return self._ip == 0 and self.network.is_unspecified

    @property
    def is_loopback(self):
        """Whether address and network are ::1."""
        return self._ip == 1 and self.network.is_loopback
