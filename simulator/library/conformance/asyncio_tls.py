"""TLS for servers and for connections that are there already: create_server(ssl=), start_tls()."""

import asyncio
import os
import ssl
import tempfile

os.chdir(tempfile.mkdtemp())
# A certificate of this test, for localhost.
for name, text in (
    ("cert.pem", """-----BEGIN CERTIFICATE-----
MIIDJTCCAg2gAwIBAgIUfJOV7Kt1jxq+UNIdntdrqmxNepMwDQYJKoZIhvcNAQEL
BQAwFDESMBAGA1UEAwwJbG9jYWxob3N0MB4XDTI2MTEyOTEwNDQ0NloXDTM2MTEy
NjEwNDQ0NlowFDESMBAGA1UEAwwJbG9jYWxob3N0MIIBIjANBgkqhkiG9w0BAQEF
AAOCAQ8AMIIBCgKCAQEAuHcgBUq4BvXhb2ban/XZqaifrX3nQsXdP0UUsKGdkbUt
yhkRV/tC+JFl1I5GcL4Vx+aXUHC4uDNCYZ7Z1P+wDeJmaaiiM3yXVXjrFyj8xixl
owv98Sk1bgboWFtrsQmDKXb+etEv0XX8rKOBOOi/m1EcrFUOGpEUDqM4BtFyUTdF
a7iM7kQGgzzi2RDBztyNJkamZKMr8AuOu2sqXzGsB3nxgOlzdkiArM+c/gjjAwBv
uHfCLO8hOzV/4zjkU99O99RlAh1qwU/vXzV1C8vFridb9QwZg+uRziACslDiocpj
3Ln4raiObZZSZm1R2dX1RZRh0PbJXKTxRF96hnUiXQIDAQABo28wbTAdBgNVHQ4E
FgQUHYrpMqLx0jLvF5o1t8iMMAe1FZowHwYDVR0jBBgwFoAUHYrpMqLx0jLvF5o1
t8iMMAe1FZowDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SH
BH8AAAEwDQYJKoZIhvcNAQELBQADggEBAKqUgPtFMMo/4otTInCX7AeTfyGWxvpD
xQxek60LPl4t/H5aEe+A4c0gY8289z8TbmqKTO5vA6vh7p7A8+qhhRqKpTiVeB/t
rD9JlgK++4rx0aSv6NCCzr1LiNM1btQlSK4FveeiCWE3bhE2M6Ts2e/xl7Y7NRPm
p20cmihH/RALv0v2tgIT46KBC2atP8r0M28nEwQXzvGXBiTBXC66znivVFDgjVex
ExI0MyQoTsMIqkuMB6wa7t3TMVlXqNiQMbp/bNjMbw+vKrwZ7ql4IZUlotlKdyTv
QCxAwZP1kSiFU/P1am6ysnKCTOL+0jfys6AUJYwahUmt8lNPduV5dT8=
-----END CERTIFICATE-----
"""),
    ("key.pem", """-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC4dyAFSrgG9eFv
Ztqf9dmpqJ+tfedCxd0/RRSwoZ2RtS3KGRFX+0L4kWXUjkZwvhXH5pdQcLi4M0Jh
ntnU/7AN4mZpqKIzfJdVeOsXKPzGLGWjC/3xKTVuBuhYW2uxCYMpdv560S/Rdfys
o4E46L+bURysVQ4akRQOozgG0XJRN0VruIzuRAaDPOLZEMHO3I0mRqZkoyvwC467
aypfMawHefGA6XN2SICsz5z+COMDAG+4d8Is7yE7NX/jOORT30731GUCHWrBT+9f
NXULy8WuJ1v1DBmD65HOIAKyUOKhymPcufitqI5tllJmbVHZ1fVFlGHQ9slcpPFE
X3qGdSJdAgMBAAECggEAAuYNpkJOJv8udjIvEEwW31rLe43wGDVaFy2Y4sz/WAlO
pA+FyBSmMO1pT2WW8hxCj7FuF5urLhXRdA2WIwng3y77aKtM393pgN8quTfx1Olg
sCcMQVcM7w2DvCkKRa4TwLnidiqbA5caNoTxObmKkpW74MdgtoZ+GAbKPBfcIdjj
fCxMxC7bHcXapN9BCse9kIOzFcftNVdlYKwRNq1h1i2Wc8D8ycuiUyk6ZseARZ9f
ee/cXyu9zaHefNK7EG6QPUWmbPHbrY1gUQqV0BtJzs1EkQlVvMHHqgNeQHfVA31s
fOvSsdAzdZ92I3pL7H8B0KJwPNGWWreVuhdm3+Rx7wKBgQDogZKNn4KEMoFzNNy4
PD6xPG/lmexpAg6wKg1rwx4vUCsXLPYBvf4zH40DW8KVCz1sUAeu3oOsqsynRCd6
CLF5hoz2rIq5uxSKveXvFEouBGZZn7W4AclPiL5tZ5xrn7FHIUpXIcELgx5Q4+BC
Rz420JE/XZBzt7o3ZIYW9QIQmwKBgQDLGtdrHUx51NykiJgnucf9vYZ6KE2HvdHE
vVZ7LsIdKXfg1JuvAiOTqXYVODyDoZdnWDIvI80H7EKI0c7IAsSZSN7E+84dLj2U
gMVDlrL1JlEt176Cy7Xavu5B2Yl24v/NuJU4ptGcEQ9z6kSfg0fUa+rYuSEvaTBi
iUS+hKacZwKBgG1ED2qNDtovnhRVQHE4psHGRFPjrW1/8QUrDhmZncLgaw++KnKR
JjhCWJO+eMhwetI/Hg05NypbLkhhSCgak8UnzXFTjvJQEAxPyBI+N8o+eRcfblfm
RwQgoFVr/t+5Mafa5kPicgWF/iZHoSmkr4E1LT1ZLDylmFbV4ApD5E+HAoGAPac6
OSO9sUXybGeieHymvtmnVrGhR1FRuf0XoXECL8QExdUEJU3q6soINEzL4dFNmmtl
YHXnqT4IvGuj74cXkshSB03AtY7x1oB4YRn/3PbysY3KIP4hh/Npc8fLOLGToSkk
8vuAqXVsUW2NwzYgudTAh2U7M58ktuSgX4z43oUCgYEAnvCbriPAyrun2vFN7wEs
g+apxbiHv0gom6Os4ZEI8rvkCkfYZga6XHTGH2umQ9h2vpvSxbkErru8dKwFGQ0/
oAuwGSucPYLKkWJK9ArMkR6QwyZoROc8drFHHZ6uDt9Xhs595oqcqPjMaKLJeW1t
NjOY06uhL6BOBd4uPeI6rqM=
-----END PRIVATE KEY-----
"""),
):
    with open(name, "w") as file:
        file.write(text)


def contexts():
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain("cert.pem", "key.pem")
    client = ssl.create_default_context()
    client.load_verify_locations("cert.pem")
    return server, client


async def echo(reader, writer):
    print("server:", writer.get_extra_info("sslcontext") is not None, writer.can_write_eof())
    async for line in reader:
        writer.write(line.upper())
        await writer.drain()
    print("server: end")
    writer.close()


async def upgrade(reader, writer):
    print("server:", await reader.readline())
    writer.write(b"go ahead\n")
    await writer.drain()
    await writer.start_tls(contexts()[0])
    writer.write(b"secret " + await reader.readline())
    await writer.drain()
    writer.close()


async def main():
    server_context, client_context = contexts()
    server = await asyncio.start_server(echo, "127.0.0.1", 0, ssl=server_context)
    port = server.sockets[0].getsockname()[1]
    async with server:
        reader, writer = await asyncio.open_connection("localhost", port, ssl=client_context)
        for word in (b"one\n", b"two\n"):
            writer.write(word)
            print(await reader.readline())
        print(writer.get_extra_info("cipher") is not None, writer.can_write_eof())
        try:
            writer.write_eof()
        except NotImplementedError as error:
            print("no write_eof", error)
        writer.close()
        await writer.wait_closed()
        await asyncio.sleep(0.05)
        try:
            await asyncio.open_connection("localhost", port, ssl=ssl.create_default_context())
        except ssl.SSLCertVerificationError as error:
            print(type(error).__name__, error.reason)
        await asyncio.sleep(0.05)

    server = await asyncio.start_server(upgrade, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        reader, writer = await asyncio.open_connection("localhost", port)
        writer.write(b"STARTTLS\n")
        print(await reader.readline())
        await writer.start_tls(client_context, server_hostname="localhost")
        writer.write(b"word\n")
        print(await reader.readline(), await reader.read())
        writer.close()
        await writer.wait_closed()

    loop = asyncio.get_running_loop()
    for call in (
        lambda: loop.start_tls(None, None, "context"),
        lambda: loop.start_tls(None, None, client_context),
        lambda: asyncio.start_server(echo, "127.0.0.1", 0, ssl=True),
    ):
        try:
            await call()
        except TypeError as error:
            print(error)


asyncio.run(main())
