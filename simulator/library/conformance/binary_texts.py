"""base64, binascii, zlib's check sums."""

import base64
import binascii
import zlib

DATA = [b"", b"a", b"ab", b"abc", b"abcd", b"abcde", b"\0\0\0\0", b"\0", b"    ", b"\xff\xfe\xfd\xfc\xfb", bytes(range(256))]


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


for data in DATA:
    for name in ("b64", "standard_b64", "urlsafe_b64", "b32", "b32hex", "b16", "a85", "b85"):
        encode = getattr(base64, name + "encode")
        decode = getattr(base64, name + "decode")
        encoded = encode(data)
        print(name, encoded)
        assert decode(encoded) == data
        assert decode(encoded.decode()) == data, name
        assert encode(memoryview(data)) == encode(bytearray(data)) == encoded
    print(base64.encodebytes(data), base64.decodebytes(base64.encodebytes(data)) == data)
    print(binascii.crc32(data), binascii.crc32(data, 5), binascii.crc_hqx(data, 7), zlib.crc32(data), zlib.adler32(data), zlib.adler32(data, 99))
    print(binascii.hexlify(data), binascii.hexlify(data, ":", 2), binascii.b2a_hex(data, b"-", -3), binascii.b2a_base64(data, newline=False))
    print(base64.a85encode(data, adobe=True, wrapcol=20, pad=True, foldspaces=True), base64.b85encode(data, pad=True), base64.b64encode(data, b"#$"))
for call in [
    lambda: base64.b64decode("YWI"), lambda: base64.b64decode("Y"), lambda: base64.b64decode("Y!W I=\n"), lambda: base64.b64decode("Y!WI=", validate=True),
    lambda: base64.b64decode("é"), lambda: base64.b64decode(5), lambda: base64.b64encode("a"), lambda: base64.b64decode("a-b_", "-_"), lambda: base64.b64decode("abcde"),
    lambda: base64.urlsafe_b64decode("_-8="), lambda: base64.b32decode("ME"), lambda: base64.b32decode("me======"), lambda: base64.b32decode("me======", casefold=True),
    lambda: base64.b32decode("M1======", map01="L"), lambda: base64.b32decode("MEBC===="), lambda: base64.b32decode("ME=====A"), lambda: base64.b32decode("M======="),
    lambda: base64.b16decode("6a"), lambda: base64.b16decode("6a", True), lambda: base64.b16decode("6"), lambda: base64.a85decode("<~87cUR~>", adobe=True),
    lambda: base64.a85decode("87cUR", adobe=True), lambda: base64.a85decode("8z"), lambda: base64.a85decode("8y", foldspaces=True), lambda: base64.a85decode("\x7f"),
    lambda: base64.a85decode("uuuuu"), lambda: base64.b85decode("~~~~~"), lambda: base64.b85decode("a b"), lambda: base64.b85decode(b"VPaz"), lambda: base64.encodebytes("a"),
    lambda: base64.decodebytes("YQ=="), lambda: base64.decodebytes(b"YW\nI=\n"), lambda: binascii.hexlify("a"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"),
    lambda: binascii.unhexlify("é"), lambda: binascii.unhexlify(b"6162"), lambda: binascii.a2b_base64("YWI=x", strict_mode=True), lambda: binascii.a2b_base64("=YWI", strict_mode=True),
    lambda: binascii.a2b_base64("Y=WI", strict_mode=True), lambda: binascii.a2b_base64("Y W", strict_mode=True), lambda: binascii.a2b_base64("YWI=YWI="), lambda: binascii.a2b_base64("YW==YWI="),
    lambda: binascii.a2b_base64("YWI==", strict_mode=True), lambda: binascii.hexlify(b"a", "--"), lambda: binascii.hexlify(b"a", 1), lambda: binascii.a2b_base64(5), lambda: binascii.Error.__mro__,
    lambda: zlib.crc32("a"), lambda: zlib.crc32(b"a", -1), lambda: zlib.adler32(b"x" * 10000), lambda: zlib.crc32(b"x" * 10000), lambda: sorted(base64.__all__) == sorted(set(base64.__all__)),
    lambda: zlib.error.__mro__, lambda: binascii.crc32(b"a", 2**40), lambda: binascii.crc_hqx(b"a", -1),
]:  # fmt: skip
    show(call)
