"""`hex`: bytes as hexadecimal digits."""

import binascii

from encodings._binary import entry


def getregentry():
    return entry("hex", binascii.b2a_hex, binascii.a2b_hex, None, None)
