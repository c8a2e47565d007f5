"""uuid and secrets."""

import copy
import secrets
import uuid
from uuid import UUID

u = UUID("{12345678-1234-5678-1234-567812345678}")
print(u, repr(u), u.hex, u.int, u.urn, u.bytes, u.bytes_le, u.fields, u.time, u.time_low, u.time_mid, u.time_hi_version, u.clock_seq, u.node, u.variant, u.version, u.is_safe)
for other in [UUID(bytes=u.bytes), UUID(bytes_le=u.bytes_le), UUID(fields=u.fields), UUID(int=u.int), UUID(u.urn), UUID(hex=u.hex), copy.copy(u), copy.deepcopy(u)]:
    print(other == u, hash(other) == hash(u), other <= u, other < u, int(other) == u.int)
print(u == 1, u != UUID(int=0), sorted([u, UUID(int=0)]), UUID(int=0), UUID(int=2**128 - 1).variant, UUID(int=2**128 - 1).version)
print([UUID(int=n << 60).variant for n in range(16)], UUID(int=5, version=4), UUID(int=5, version=4).version)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "é"), uuid.NAMESPACE_OID, uuid.NAMESPACE_X500)
for call in [
    lambda: UUID(), lambda: UUID("12"), lambda: UUID("x" * 32), lambda: UUID(bytes=b"a"), lambda: UUID(bytes_le=b"a"), lambda: UUID(int=-1), lambda: UUID(int=2**128),
    lambda: UUID(fields=(1,)), lambda: UUID(fields=(2**32, 0, 0, 0, 0, 0)), lambda: UUID(fields=(0, 2**16, 0, 0, 0, 0)), lambda: UUID(fields=(0, 0, 0, 2**8, 0, 0)), lambda: UUID(fields=(0, 0, 0, 0, 0, -1)),
    lambda: UUID(int=1, version=6), lambda: UUID("a", int=1), lambda: setattr(u, "int", 1), lambda: u < 1, lambda: uuid.SafeUUID.safe, lambda: uuid.uuid1(5, 7).node, lambda: uuid.uuid1(5, 7).clock_seq,
    lambda: secrets.randbelow(0), lambda: sorted(secrets.__all__),
]:  # fmt: skip
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
r, t = uuid.uuid4(), uuid.uuid1()
print(r.version, r.variant, r != uuid.uuid4(), t.version, t < uuid.uuid1() or True, len(str(r)), 0 <= uuid.getnode() < 2**48)
print(len(secrets.token_bytes()), len(secrets.token_bytes(5)), len(secrets.token_hex(4)), len(secrets.token_urlsafe(6)), secrets.randbelow(1), 0 <= secrets.randbits(3) < 8, secrets.choice([7]), secrets.compare_digest("a", "a"))
