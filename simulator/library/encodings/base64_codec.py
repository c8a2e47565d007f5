"""`base64`: bytes as lines of base 64."""

import base64

from encodings._binary import entry


def getregentry():
    return entry("base64", base64.encodebytes, base64.decodebytes, None, None)
