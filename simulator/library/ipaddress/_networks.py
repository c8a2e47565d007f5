"""Networks: the addresses that begin with the same bits."""

from functools import cached_property, total_ordering

from ipaddress._base import (
    NetmaskValueError, _BaseAddress, _IPAddressBase, check_version, split_prefix,
)  # fmt: skip


def _of_both(name):
    """Whether the first and the last address both are something."""

    def both(self):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    return property(both, doc=f"Whether the first and the last address are: see {name}.")


@total_ordering
class _BaseNetwork(_IPAddressBase):
    """One network. Subclasses say of which addresses."""

    def __init__(self, address, strict=True):
        address, mask = split_prefix(address, self._max_prefixlen)
        self.network_address = self._address_class(address)
        self._prefixlen = self._prefix_of(mask)
        self.netmask = self._address_class(self._mask(self._prefixlen))
        number = int(self.network_address)
        if number & int(self.netmask) != number:
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = self._address_class(number & int(self.netmask))

    @classmethod
    def _mask(cls, prefixlen):
        every = (1 << cls._max_prefixlen) - 1
        return every ^ (every >> prefixlen)

    @classmethod
    def _prefix_of(cls, mask):
        """How many bits a prefix, or a mask, says."""
        if isinstance(mask, int):
            prefixlen = mask
        elif mask.isascii() and mask.isdigit():
            prefixlen = int(mask)
        else:
            prefixlen = cls._prefix_of_mask(mask)
        if prefixlen is None or not 0 <= prefixlen <= cls._max_prefixlen:
            raise NetmaskValueError(f"{mask!r} is not a valid netmask")
        return prefixlen

    @classmethod
    def _prefix_of_mask(cls, mask):
        return None

    @cached_property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @cached_property
    def hostmask(self):
        """The netmask with all bits the other way round."""
        return self._address_class(int(self.netmask) ^ ((1 << self._max_prefixlen) - 1))

    @property
    def prefixlen(self):
        """How many bits its addresses have in common."""
        return self._prefixlen

    @property
    def num_addresses(self):
        """How many addresses it has."""
        return 1 << (self._max_prefixlen - self._prefixlen)

    @property
    def with_prefixlen(self):
        """As "address/prefix"."""
        return f"{self.network_address}/{self._prefixlen}"

    @property
    def with_netmask(self):
        """As "address/netmask"."""
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self):
        """As "address/hostmask"."""
        return f"{self.network_address}/{self.hostmask}"

    def _explode(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return self.with_prefixlen

    def __reduce__(self):
        return self.__class__, (str(self),)

    # Its addresses.

    def hosts(self):
        """The addresses that hosts can have."""
        first, last = int(self.network_address), int(self.broadcast_address)
        if last - first > 1:
            first += 1
            last -= self._version == 4  # the last one is for broadcasts
        return (self._address_class(number) for number in range(first, last + 1))

    def __iter__(self):
        first, last = int(self.network_address), int(self.broadcast_address)
        for number in range(first, last + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        place = n if n >= 0 else n + self.num_addresses
        if not 0 <= place < self.num_addresses:
            raise IndexError("address out of range")
        return self._address_class(int(self.network_address) + place)

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & int(self.netmask) == int(self.network_address)

    # Compared with others.

    def __eq__(self, other):
        try:
            return (
                self._version == other._version
                and self.network_address == other.network_address
                and int(self.netmask) == int(other.netmask)
            )
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        check_version(self, other)
        return self._key() < other._key()

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def _key(self):
        return self._version, self.network_address, self.netmask

    def compare_networks(self, other):
        """-1, 0 or 1, as this one comes before the other, is equal, or comes after it."""
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same type")
        return (self._key() > other._key()) - (self._key() < other._key())

    def overlaps(self, other):
        """Whether they have addresses in common."""
        return (
            other.network_address in self
            or other.broadcast_address in self
            or self.network_address in other
            or self.broadcast_address in other
        )

    def subnet_of(self, other):
        """Whether the other one has all its addresses."""
        return _is_part(self, other)

    def supernet_of(self, other):
        """Whether it has all addresses of the other one."""
        return _is_part(other, self)

    # Cut into others.

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks it consists of, with a prefix that is so much longer, or so long."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefixlen = self._prefixlen + prefixlen_diff
        if prefixlen > self._max_prefixlen:
            raise ValueError(f"prefix length diff {prefixlen} is invalid for netblock {self}")
        first = int(self.network_address)
        step = 1 << (self._max_prefixlen - prefixlen)
        for number in range(first, first + self.num_addresses, step):
            yield self.__class__((number, prefixlen))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network it is part of, with a prefix that is so much shorter, or so long."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        prefixlen = self._prefixlen - prefixlen_diff
        if prefixlen < 0:
            raise ValueError(
                f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of "
                f"{prefixlen_diff}"
            )
        number = int(self.network_address) & self._mask(prefixlen)
        return self.__class__((number, prefixlen))

    def address_exclude(self, other):
        """The networks that are left when one is taken out."""
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        if not isinstance(other, _BaseNetwork):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        rest = self
        while rest != other:
            one, two = rest.subnets()
            if other.subnet_of(one):
                yield two
                rest = one
            else:
                yield one
                rest = two

    # What kind of addresses it has.

    is_multicast = _of_both("is_multicast")
    is_reserved = _of_both("is_reserved")
    is_link_local = _of_both("is_link_local")
    is_unspecified = _of_both("is_unspecified")
    is_loopback = _of_both("is_loopback")

    def _is_within(self, networks):
        first, last = self.network_address, self.broadcast_address
        return any(first in network and last in network for network in networks)

    @property
    def is_private(self):
        """Whether it is set apart for private networks and the like."""
        return self._is_within(self._private_networks())

    @property
    def is_global(self):
        """Whether its addresses can be reached from everywhere."""
        return not self.is_private


def _is_part(part, whole):
    try:
        if part._version != whole._version:
            raise TypeError(f"{part} and {whole} are not of the same version")
        return (
            whole.network_address <= part.network_address
            and whole.broadcast_address >= part.broadcast_address
        )
    except AttributeError:
        raise TypeError(
            f"Unable to test subnet containment between {part} and {whole}"
        ) from None


class Interface:
    """What an address in its network adds to the address."""

    def __init__(self, address):
        address, mask = split_prefix(address, self._max_prefixlen)
        super().__init__(address)
        self.network = self._network_class((address, mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @cached_property
    def hostmask(self):
        """The netmask with all bits the other way round."""
        return self.network.hostmask

    @property
    def ip(self):
        """The address alone."""
        return self._network_class._address_class(self._ip)

    @property
    def with_prefixlen(self):
        """As "address/prefix"."""
        return f"{self._address_text()}/{self._prefixlen}"

    @property
    def with_netmask(self):
        """As "address/netmask"."""
        return f"{self._address_text()}/{self.netmask}"

    @property
    def with_hostmask(self):
        """As "address/hostmask"."""
        return f"{self._address_text()}/{self.hostmask}"

    def _address_text(self):
        return self._text_of(self._ip)

    def __str__(self):
        return self.with_prefixlen

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        # Addresses are equal to no interfaces.
        return isinstance(other, Interface) and self.network == other.network

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return less
        if not isinstance(other, Interface):
            return False  # so that addresses come first in a sorted list
        return self.network < other.network or (self.network == other.network and less)

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    def __reduce__(self):
        return self.__class__, (str(self),)


def mixed_key(thing):
    """A key to sort networks and addresses by; NotImplemented for anything else."""
    if isinstance(thing, _BaseNetwork):
        return thing._key()
    if isinstance(thing, _BaseAddress):
        return thing._version, thing
    return NotImplemented
