"""Headers as messages, and dates in them."""

import email.parser
import email.utils
from email.message import Message
m = email.message_from_string("Content-Type: text/html; charset=\"utf-8\"; q=1\nX-A: 1\nx-a: 2\nLong: "+"word "*30+"\n cont\nBad\n\nbody\n\nmore")
print(m.items(), m.defects, repr(m.get_payload()))
m = email.message_from_string("Content-Type: text/html; charset=\"utf-8\"; q=1\nX-A: 1\nx-a: 2\nLong: "+"word "*30+"\n\nbody\n\nmore")
print(m.keys(), m.get_content_type(), m.get_content_charset(), m.get_params(), m.get_param('q'), m.get_all('x-A'), m['nope'], m.as_string())
m=Message()
m['A']='x'*200; m['B']=('set=1; ' *30)
m.add_header('Content-Disposition','attachment',filename='bud.gif')
m.add_header('X','v',a_b=None, n='x y')
print(m); print(m.get_filename(), m.get_boundary('d'), m.is_multipart(), m.get_content_maintype(), m.get_default_type())
print(email.utils.formatdate(0), email.utils.formatdate(0,usegmt=True), email.utils.formatdate(0,localtime=True), email.utils.parsedate('Thu, 01 Jan 1970 00:00:00 GMT'), email.utils.parsedate_tz('Thu, 01 Jan 1970 00:00:00 -0500'), email.utils.parsedate('x'))
for text in (
    "Thu, 01 Jan 1970 00:00:00 -0000",
    "01 Jan 70 00:00 XYZ",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "Sun, 06 Nov 1994 08:49:37 +0130",
    "EST",
    "",
):
    print(text, email.utils.parsedate_tz(text))
    try:
        print(repr(email.utils.parsedate_to_datetime(text)))
    except Exception as error:
        print(type(error).__name__, error)
print(email.utils.mktime_tz(email.utils.parsedate_tz("Sun, 06 Nov 1994 08:49:37 +0130")))
print(email.utils.formataddr(("A B", "a@b")), email.utils.formataddr(("A, B", "a@b")))
print(email.utils.parseaddr("A B <a@b>"), email.utils.parseaddr("a@b"))
del m["A"]
m.replace_header("b", "new")
print(m.items(), "a" in m, "B" in m, len(m), list(m), m.values(), m.get("x"), m.get_all("q"))
m.set_param("charset", "u8")
m.set_param("charset", "u9")
print(m["Content-Type"], m.get_content_disposition(), m.get_content_subtype())
try:
    m.replace_header("nope", "")
except KeyError as error:
    print(repr(error))
p = email.parser.HeaderParser().parsestr("Content-Type: multipart/mixed; boundary=\"a;b\"\n\nbody")
print(p.get_boundary(), p.get_payload(), p.is_multipart(), [part is p for part in p.walk()])
