"""The codecs that lookup() finds by itself: those of `_codecs`, and the modules of this package."""

import _codecs
import codecs

# Modules of this package, each with a function getregentry().
_MODULES = ("base64_codec", "hex_codec", "rot_13")


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """The name with everything but letters, digits and dots between words as one underscore."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    words = [""]
    for character in encoding:
        if character.isalnum() or character == ".":
            words[-1] += character if character.isascii() else ""
        elif words[-1]:
            words.append("")
    return "_".join(words).rstrip("_") if not words[-1] else "_".join(words)


def search_function(encoding):
    """What lookup() asks first: the CodecInfo of a normalized name, or None."""
    from encodings.aliases import aliases

    name = normalize_encoding(encoding)
    name = aliases.get(name) or aliases.get(name.replace(".", "_")) or name
    if name in _codecs._names:
        from encodings._native import entry

        return entry(name)
    if name in _MODULES:
        module = __import__("encodings." + name, fromlist=["getregentry"])
        return module.getregentry()
    return None


codecs.register(search_function)
