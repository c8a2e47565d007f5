"""Addresses in brackets (RFC 3986, "Host")."""

import re


def check_address(host):
    """ValueError unless it is an address of version 6 or of a future version."""
    if host.startswith("v"):
        if not re.fullmatch(r"v[a-fA-F0-9]+\..+", host):
            raise ValueError("IPvFuture address is invalid")
    elif _is_version_4(host):
        raise ValueError("An IPv4 address cannot be in brackets")
    elif not _is_version_6(host):
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def _is_version_4(host):
    parts = host.split(".")
    return len(parts) == 4 and all(
        re.fullmatch(r"0|[1-9][0-9]{0,2}", each) and int(each) < 256 for each in parts
    )


def _is_version_6(host):
    address, percent, zone = host.partition("%")
    if percent and (not zone or "%" in zone):
        return False
    head, gap, tail = address.partition("::")
    groups = [each for half in (head, tail) if half for each in half.split(":")]
    if groups and _is_version_4(groups[-1]) and address.endswith(groups[-1]):
        groups[-1:] = ["0", "0"]
    if not all(re.fullmatch("[0-9a-fA-F]{1,4}", each) for each in groups):
        return False
    return len(groups) < 8 if gap else len(groups) == 8
