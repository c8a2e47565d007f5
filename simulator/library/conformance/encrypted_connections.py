"""ssl: contexts, and what goes wrong with handshakes."""

import socket
import ssl
import threading

for purpose in ssl.Purpose:
    context = ssl.create_default_context(purpose)
    print(context.verify_mode, context.check_hostname, repr(context.protocol), context.minimum_version)
context = ssl._create_unverified_context()
print(context.verify_mode, context.check_hostname, context.verify_mode is ssl.CERT_NONE)
context.check_hostname = True
print(context.verify_mode)


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__mro__[:2], error, error.args)


attempt(lambda: setattr(context, "verify_mode", ssl.CERT_NONE))
attempt(lambda: context.wrap_socket(socket.socket()))
attempt(lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain("/nowhere"))
attempt(lambda: context.load_verify_locations())
attempt(lambda: ssl.create_default_context("x"))
attempt(lambda: ssl.SSLSocket())
print(ssl.SSLError.__mro__, ssl.SSLCertVerificationError.__mro__)
print(ssl.CertificateError is ssl.SSLCertVerificationError, ssl.SSLEOFError.__base__, ssl.HAS_SNI)
print(ssl.SSLError(1, "what"), repr(ssl.Purpose.SERVER_AUTH), repr(ssl.TLSVersion.TLSv1_3))

for answer in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b""):
    here, there = socket.socketpair()

    def serve():
        there.recv(1000)
        there.sendall(answer)
        there.close()

    threading.Thread(target=serve).start()
    try:
        context.wrap_socket(here, server_hostname="h")
    except ssl.SSLError as error:
        print(repr(error), error, error.reason, here.fileno())
