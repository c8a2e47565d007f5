"""IP of version 4: addresses of 32 bits, written as four numbers."""

from functools import cache

from ipaddress._base import AddressValueError, _BaseAddress
from ipaddress._networks import Interface, _BaseNetwork


@cache
def _networks(*texts):
    return [IPv4Network(text) for text in texts]


# RFC 6890 and the registry of special addresses.
_PRIVATE = (
    "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/29",
    "192.0.0.170/31", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "240.0.0.0/4", "255.255.255.255/32",
)  # fmt: skip
# Providers share these among their customers: neither private nor global.
_SHARED = ("100.64.0.0/10",)


class _BaseV4:
    """How version 4 is written."""

    __slots__ = ()
    _version = 4
    _max_prefixlen = 32

    def _explode(self):
        return str(self)

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        octets = text.split(".")
        if len(octets) != 4:
            raise AddressValueError(f"Expected 4 octets in {text!r}")
        number = 0
        for octet in octets:
            problem = _problem_of(octet)
            if problem is not None:
                raise AddressValueError(f"{problem} in {text!r}")
            number = number << 8 | int(octet)
        return number

    @classmethod
    def _text_of(cls, number):
        return ".".join(map(str, number.to_bytes(4, "big")))

    def _reverse_pointer(self):
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"

    @classmethod
    def _private_networks(cls):
        return _networks(*_PRIVATE)


def _problem_of(octet):
    if not octet:
        return "Empty octet not permitted"
    if not (octet.isascii() and octet.isdigit()):
        return f"Only decimal digits permitted in {octet!r}"
    if len(octet) > 3:
        return f"At most 3 characters permitted in {octet!r}"
    if octet != "0" and octet[0] == "0":
        return f"Leading zeros are not permitted in {octet!r}"
    if int(octet) > 255:
        return f"Octet {int(octet)} (> 255) not permitted"
    return None


class IPv4Address(_BaseV4, _BaseAddress):
    """An address of version 4: of a text, a number, or four bytes."""

    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        self._ip = self._parse(address)

    @property
    def is_reserved(self):
        """Whether it is reserved for later (240.0.0.0/4)."""
        return self._ip >> 28 == 0xF

    @property
    def is_private(self):
        """Whether it is set apart for private networks and the like."""
        return self._is_in(self._private_networks())

    @property
    def is_global(self):
        """Whether it can be reached from everywhere."""
        return not self._is_in(_networks(*_SHARED)) and not self.is_private

    @property
    def is_multicast(self):
        """Whether it stands for many hosts (224.0.0.0/4)."""
        return self._ip >> 28 == 0xE

    @property
    def is_unspecified(self):
        """Whether it is 0.0.0.0."""
        return self._ip == 0

    @property
    def is_loopback(self):
        """Whether it is the host itself (127.0.0.0/8)."""
        return self._ip >> 24 == 127

    @property
    def is_link_local(self):
        """Whether it is for one link only (169.254.0.0/16)."""
        return self._ip >> 16 == 0xA9FE


class IPv4Network(_BaseV4, _BaseNetwork):
    """A network of version 4: "192.0.2.0/24", also with a mask; or a pair of address and prefix."""

    _address_class = IPv4Address

    @classmethod
    def _prefix_of_mask(cls, mask):
        try:
            number = cls._number_of(mask)
        except AddressValueError:
            return None
        # Ones and then zeros, or as a host mask zeros and then ones.
        for candidate in (number, number ^ 0xFFFFFFFF):
            prefixlen = candidate.bit_count()
            if candidate == cls._mask(prefixlen):
                return prefixlen
        return None

    @property
    def is_global(self):
        """Whether its addresses can be reached from everywhere."""
        return not self._is_within(_networks(*_SHARED)) and not self.is_private


class IPv4Interface(Interface, IPv4Address):
    """An address of version 4 in its network: "192.0.2.5/24"."""

    _network_class = IPv4Network
