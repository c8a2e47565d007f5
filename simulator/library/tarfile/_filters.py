"""Filters of extraction: what a member may do to the file system (PEP 706)."""

import os

from ._info import TarError

__all__ = ["data_filter", "fully_trusted_filter", "named_filter", "tar_filter"]


class FilterError(TarError):
    """A member is refused."""

    tarinfo = None


class AbsolutePathError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(
            f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination"
        )


class SpecialFileError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(
            f"{tarinfo.name!r} would link to {path!r}, which is outside the destination"
        )


for _error in (
    FilterError, AbsolutePathError, OutsideDestinationError, SpecialFileError, AbsoluteLinkError,
    LinkOutsideDestinationError,
):  # fmt: skip
    _error.__module__ = "tarfile"


def _outside(path, folder):
    return os.path.commonpath([path, folder]) != folder


def _changes(member, dest_path, for_data):
    folder = os.path.realpath(dest_path)
    changes = {}
    name = member.name.lstrip("/")
    if name != member.name:
        changes["name"] = name
    target = os.path.realpath(os.path.join(folder, name))
    if _outside(target, folder):
        raise OutsideDestinationError(member, target)
    mode = member.mode & 0o755
    if not for_data:
        return changes | ({"mode": mode} if mode != member.mode else {})
    if member.isreg() or member.islnk():
        if not mode & 0o100:
            mode &= ~0o111
        mode |= 0o600
    elif member.isdir() or member.issym():
        mode = None
    else:
        raise SpecialFileError(member)
    if mode != member.mode:
        changes["mode"] = mode
    changes.update(uid=None, gid=None, uname=None, gname=None)
    if member.islnk() or member.issym():
        if os.path.isabs(member.linkname):
            raise AbsoluteLinkError(member)
        beside = os.path.dirname(name) if member.issym() else ""
        linked = os.path.realpath(os.path.join(folder, beside, member.linkname))
        if _outside(linked, folder):
            raise LinkOutsideDestinationError(member, linked)
    return changes


def fully_trusted_filter(member, dest_path):
    """Everything as it is."""
    return member


def tar_filter(member, dest_path):
    """Nothing outside the folder, nothing that everybody may write."""
    changes = _changes(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    """Besides, no devices, no links to the outside, no owners."""
    return member.replace(**_changes(member, dest_path, True), deep=False)


_FILTERS = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}


def named_filter(chosen):
    """A filter given by name, or itself."""
    if chosen is None:
        return fully_trusted_filter
    if callable(chosen):
        return chosen
    if chosen not in _FILTERS:
        raise ValueError(f"filter {chosen!r} not found")
    return _FILTERS[chosen]
