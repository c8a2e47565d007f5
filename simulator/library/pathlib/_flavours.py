"""How systems write paths: what separates the names, what stands before the first."""


class PosixFlavour:
    """One root, `/`, and names that may hold any other character."""

    sep = "/"
    altsep = ""
    is_supported = True

    def split_root(self, text):
        """Drive, root and the rest. Two slashes are a root of their own, more are one."""
        rest = text.lstrip("/")
        slashes = len(text) - len(rest)
        if not slashes:
            return "", "", text
        return "", "//" if slashes == 2 else "/", rest

    def fold(self, text):
        """What of two texts has to be equal if they name the same."""
        return text

    def is_reserved(self, parts):
        return False

    def uri_start(self, drive):
        return "file://", ""


class WindowsFlavour:
    """A root for each drive and each share of a server; upper and lower case are the same."""

    sep = "\\"
    altsep = "/"
    is_supported = False
    _reserved = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    _reserved |= {f"{kind}{number}" for kind in ("COM", "LPT") for number in "123456789\xb9\xb2\xb3"}

    def split_root(self, text):
        if text.startswith("\\\\") and text[2:3] not in ("", "\\"):
            return self._split_share(text)
        drive = text[:2] if text[1:2] == ":" and text[:1].isalpha() else ""
        rest = text[len(drive) :]
        bare = rest.lstrip("\\")
        return drive, "\\" if bare != rest else "", bare

    def _split_share(self, text):
        """`\\\\server\\share` is a drive with a root; so is `\\\\?\\c:`."""
        server, slash, rest = text[2:].partition("\\")
        share, _, rest = rest.partition("\\")
        if not slash or not share:
            bare = text.lstrip("\\")
            return "", "\\", bare
        return f"\\\\{server}\\{share}", "\\", rest.lstrip("\\")

    def fold(self, text):
        return text.lower()

    def is_reserved(self, parts):
        if not parts or parts[0].startswith("\\\\"):
            return False
        name = parts[-1].partition(".")[0].partition(":")[0].rstrip(" ")
        return name.upper() in self._reserved

    def uri_start(self, drive):
        if drive[1:2] == ":":
            return f"file:///{drive}", ""
        return "file:", drive.replace("\\", "/")


POSIX = PosixFlavour()
WINDOWS = WindowsFlavour()
