"""zlib: whole data, streams with dictionaries, limits and copies, and what goes wrong."""

import zlib


def attempt(work, *arguments, **named):
    try:
        print(work.__name__, named, work(*arguments, **named))
    except (zlib.error, ValueError, TypeError) as error:
        print(work.__name__, named, type(error).__name__, error)


text = b"hello" * 10
packed = zlib.compress(text)
print(packed, zlib.decompress(packed) == text, zlib.ZLIB_VERSION, zlib.MAX_WBITS, zlib.Z_BEST_COMPRESSION)
large = bytes(i * i % 251 for i in range(200_000))
for level in range(-1, 10):
    squeezed = zlib.compress(large, level)
    print(level, len(squeezed), zlib.crc32(squeezed), zlib.decompress(squeezed) == large)
for wbits in (-15, 9, 15, 31):
    squeezed = zlib.compress(b"a" * 100, wbits=wbits)
    print(wbits, squeezed, zlib.decompress(squeezed, wbits) == b"a" * 100)
print(zlib.decompress(zlib.compress(b"either", wbits=31), 47))

attempt(zlib.compress, "text")
attempt(zlib.compress, b"x", 42)
attempt(zlib.compress, b"", wbits=99)
attempt(zlib.compress, b"a", level="x")
attempt(zlib.decompress, b"x")
attempt(zlib.decompress, "text")
attempt(zlib.decompress, packed[:-2])
attempt(zlib.decompress, packed + b"trail")
attempt(zlib.decompress, packed[:-1] + b"\0")
attempt(zlib.decompress, packed, wbits=99)
attempt(zlib.decompress, packed, bufsize=0)
attempt(zlib.decompress, packed, bufsize=-1)
attempt(zlib.compressobj, 42)
attempt(zlib.compressobj, wbits=99)
attempt(zlib.decompressobj, wbits=99)
attempt(zlib.decompressobj, zdict=3)

packer = zlib.compressobj()
print(type(packer), packer.compress(b"abc"), packer.flush(zlib.Z_SYNC_FLUSH), packer.flush(zlib.Z_NO_FLUSH))
print(packer.flush())
attempt(packer.compress, b"x")
attempt(packer.flush)
attempt(packer.copy)
packer = zlib.compressobj(9, zlib.DEFLATED, 12, 9, zlib.Z_RLE)
print(packer.compress(large[:10]), len(packer.compress(large)) > 0, len(packer.flush()) > 0)
packer = zlib.compressobj()
print(packer.compress(b"abc" * 1000))
copy = packer.copy()
print(packer.flush() == copy.flush())

unpacker = zlib.decompressobj()
print(unpacker.decompress(packed[:5]), unpacker.eof, unpacker.unused_data, unpacker.unconsumed_tail)
print(unpacker.decompress(packed[5:] + b"rest"), unpacker.eof, unpacker.unused_data)
print(unpacker.decompress(b"more"), unpacker.unused_data)
unpacker = zlib.decompressobj()
print(unpacker.decompress(packed, 7), unpacker.unconsumed_tail, unpacker.eof)
print(unpacker.decompress(unpacker.unconsumed_tail), unpacker.flush())
attempt(unpacker.decompress, b"", -1)
attempt(unpacker.flush, 0)
attempt(zlib.decompressobj().decompress, b"junkjunk")
unpacker = zlib.decompressobj()
unpacker.decompress(packed[:9])
copy = unpacker.copy()
print(unpacker.decompress(packed[9:]) == copy.decompress(packed[9:]))

packer = zlib.compressobj(zdict=b"hello")
packed = packer.compress(b"hello hello") + packer.flush()
print(packed, zlib.decompressobj(zdict=b"hello").decompress(packed))
attempt(zlib.decompress, packed)
attempt(zlib.decompressobj(zdict=b"hell").decompress, packed)
