"""hashlib and hmac."""

import hashlib
import hmac
import io

DATA = bytes(range(256)) * 20


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


for name in sorted(hashlib.algorithms_guaranteed):
    make = getattr(hashlib, name)
    for data in (b"", b"abc", DATA):
        h = make(data)
        length = (10,) if name.startswith("shake") else ()
        print(h.name, h.digest_size, h.block_size, h.hexdigest(*length), h.digest(*length)[:4])
        assert hashlib.new(name, data).digest(*length) == h.digest(*length)
        parts = make()
        parts.update(data[:3])
        other = parts.copy()
        parts.update(memoryview(data[3:]))
        assert parts.digest(*length) == h.digest(*length)
        other.update(bytearray(data[3:]))
        assert other.hexdigest(*length) == h.hexdigest(*length)
for name in ("sha512_256", "ripemd160", "SHA256", "Md5"):
    print(hashlib.new(name, b"abc").name, hashlib.new(name, b"abc").hexdigest())
for call in [
    lambda: hashlib.sha256("a"), lambda: hashlib.sha256(1), lambda: hashlib.sha256(None), lambda: hashlib.new("foo"),
    lambda: hashlib.sha256().update("a"), lambda: hashlib.sha256().update(5), lambda: hashlib.blake2b("a"),
    lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2s(digest_size=0), lambda: hashlib.blake2b(key=b"1" * 65),
    lambda: hashlib.blake2b(salt=b"1" * 17), lambda: hashlib.blake2s(person=b"1" * 9),
    lambda: hashlib.blake2s(b"x", digest_size=4, key=b"k", salt=b"s", person=b"p").hexdigest(),
    lambda: hashlib.blake2b(b"x", digest_size=20, key=b"key", salt=b"salt", person=b"person").hexdigest(),
    lambda: hashlib.new("blake2b", b"a", digest_size=3).hexdigest(), lambda: hashlib.blake2b.SALT_SIZE,
    lambda: hashlib.shake_128(b"").hexdigest(), lambda: hashlib.shake_256(b"a").hexdigest(40),
    lambda: type(hashlib.sha256()), lambda: type(hashlib.shake_128()), lambda: type(hashlib.blake2b()),
    lambda: hashlib.sha256(b"a", usedforsecurity=False).hexdigest(), lambda: str(hashlib.md5())[:21],
    lambda: hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex(),
    lambda: hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 3, 50).hex(), lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 0),
    lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 2, 0), lambda: hashlib.pbkdf2_hmac("sha256", "a", b"b", 1),
    lambda: hashlib.scrypt(b"a", salt=b"b", n=16, r=2, p=1, dklen=16).hex(), lambda: hashlib.scrypt(b"a", salt=b"b", n=3, r=1, p=1),
    lambda: hashlib.scrypt(b"a"), lambda: hashlib.scrypt(b"a", salt=b"b", n=2**20, r=8, p=1),
    lambda: hashlib.file_digest(io.BytesIO(DATA), "sha256").hexdigest(), lambda: hashlib.file_digest(io.BytesIO(DATA), hashlib.md5).name,
    lambda: hashlib.file_digest(io.StringIO("a"), "md5") and 0, lambda: hashlib.__all__, lambda: sorted(hashlib.algorithms_guaranteed),
]:  # fmt: skip
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split(" object at ")[0])

h = hmac.new(b"key", b"message", "sha256")
print(h.name, h.digest_size, h.block_size, h.hexdigest(), h.digest()[:4])
copy = h.copy()
copy.update(b" and more")
print(h.hexdigest() != copy.hexdigest(), copy.hexdigest() == hmac.new(b"key", b"message and more", hashlib.sha256).hexdigest())
print(hmac.digest(b"key", b"message", "md5").hex(), hmac.new(b"k" * 200, b"m", "sha512").hexdigest())
print(hmac.new(bytearray(b"k"), digestmod="sha3_256").hexdigest(), hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"))
for call in [
    lambda: hmac.new("k", b"", "md5"), lambda: hmac.new(b"k"), lambda: hmac.new(b"k", "m", "md5"), lambda: hmac.compare_digest("é", "e"),
    lambda: hmac.compare_digest("a", b"a"), lambda: hmac.compare_digest(1, 2), lambda: hmac.compare_digest(b"a", bytearray(b"a")),
]:  # fmt: skip
    show(call)
