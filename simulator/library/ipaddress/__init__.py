"""Addresses of the internet, networks of them, and ranges (Library reference, "ipaddress")."""

from ipaddress._base import AddressValueError, NetmaskValueError, _BaseAddress, check_version
from ipaddress._networks import mixed_key as get_mixed_type_key
from ipaddress._v4 import IPv4Address, IPv4Interface, IPv4Network
from ipaddress._v6 import IPv6Address, IPv6Interface, IPv6Network

IPV4LENGTH = 32
IPV6LENGTH = 128

for _class in (
    AddressValueError, NetmaskValueError, IPv4Address, IPv4Interface, IPv4Network, IPv6Address,
    IPv6Interface, IPv6Network,
):  # fmt: skip
    _class.__module__ = __name__
del _class


def _of_either(address, classes, what, *args):
    for each in classes:
        try:
            return each(address, *args)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    """The address of a text, a number or bytes; ValueError if it is of neither version."""
    return _of_either(address, (IPv4Address, IPv6Address), "address")


def ip_network(address, strict=True):
    """The network of a text; with `strict` ValueError where bits of a host are set."""
    return _of_either(address, (IPv4Network, IPv6Network), "network", strict)


def ip_interface(address):
    """The address of a text in its network."""
    return _of_either(address, (IPv4Interface, IPv6Interface), "interface")


def v4_int_to_packed(address):
    """A number as four bytes."""
    try:
        return address.to_bytes(4, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    """A number as sixteen bytes."""
    try:
        return address.to_bytes(16, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


def summarize_address_range(first, last):
    """The networks that have just the addresses from the first to the last."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError("first and last must be IP addresses, not networks")
    check_version(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    return _networks_between(first, last)


def _networks_between(first, last):
    network = IPv4Network if first.version == 4 else IPv6Network
    bits = first.max_prefixlen
    number, end = int(first), int(last)
    while number <= end:
        # As large as its place and what is left allow.
        aligned = (number & -number).bit_length() - 1 if number else bits
        size = min(aligned, (end - number + 1).bit_length() - 1)
        yield network((number, bits - size))
        number += 1 << size


def collapse_addresses(addresses):
    """The fewest networks that have just these addresses and those of these networks."""
    networks = []
    previous = {}
    for each in addresses:
        single = isinstance(each, _BaseAddress)
        if single and not hasattr(each, "ip"):
            network = ip_network(each)
        else:
            network = getattr(each, "network", each)
            single = network.prefixlen == network.max_prefixlen
        if previous.get(single) is not None:
            check_version(each, previous[single])
        previous[single] = each
        networks.append(network)
    return _merged(sorted(networks))


def _merged(networks):
    done = []
    for network in networks:
        if done and network.subnet_of(done[-1]):
            continue
        while done and done[-1].prefixlen == network.prefixlen and network.prefixlen > 0:
            whole = network.supernet()
            if not done[-1].subnet_of(whole):
                break
            done.pop()
            network = whole
        done.append(network)
    return iter(done)
