"""The machine that the program seems to run on (Library reference, "platform")."""

import sys
from collections import namedtuple



class uname_result(namedtuple("uname_result", "system node release version machine")):
    """The system; what its processor is called is found out when it is asked for."""

    _fields = ("system", "node", "release", "version", "machine", "processor")
    processor = ""

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(self._fields)



_RELEASE = "6.1.0-18-amd64"
_LIBC = ("glibc", "2.36")
_ISSUE = {
    "NAME": "Debian GNU/Linux", "ID": "debian", "ID_LIKE": "debian",
    "PRETTY_NAME": "Debian GNU/Linux 12 (bookworm)", "VERSION": "12 (bookworm)",
    "VERSION_ID": "12", "VERSION_CODENAME": "bookworm",
}  # fmt: skip


def uname():
    """Everything that there is to know about the system."""
    version = "#1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01)"
    return uname_result("Linux", "timeslice", _RELEASE, version, "x86_64")


def system():
    """'Linux'."""
    return uname().system


def node():
    """The name of the machine in its network."""
    return uname().node


def release():
    """The release of the system."""
    return uname().release


def version():
    """The version of the system's release."""
    return uname().version


def machine():
    """The kind of machine."""
    return uname().machine


def processor():
    """The name of the processor; '': not known."""
    return uname().processor


def platform(aliased=False, terse=False):
    """The system in one text."""
    if terse:
        return f"{system()}-{release()}-{''.join(_LIBC)}"
    return f"{system()}-{release()}-{machine()}-with-{''.join(_LIBC)}"


def architecture(executable=sys.executable, bits="", linkage=""):
    """How wide addresses are, and the format of programs."""
    return bits or "64bit", linkage or "ELF"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """The C library and its version."""
    return _LIBC


def freedesktop_os_release():
    """What the distribution says about itself."""
    return dict(_ISSUE)


def python_implementation():
    """'CPython', which this behaves as."""
    return "CPython"


def python_version():
    """The version of the language as 'major.minor.patch'."""
    return ".".join(python_version_tuple())


def python_version_tuple():
    """The same as three texts."""
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    """''."""
    return ""


def python_revision():
    """''."""
    return ""


def python_build():
    """Number and date of the build."""
    return "main", "Jan  1 2024 00:00:00"


def python_compiler():
    """The compiler that the interpreter seems to be made with."""
    return "GCC 12.2.0"


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    """Nothing: this is no Java."""
    return release, vendor, vminfo, osinfo


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    """Nothing: this is no Mac."""
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    """Nothing: this is no Windows."""
    return release, version, csd, ptype


def win32_edition():
    """None: this is no Windows."""
    return None


def win32_is_iot():
    """False: this is no Windows."""
    return False


def system_alias(system, release, version):
    """The names under which systems are sold: Linux has no others."""
    return system, release, version
