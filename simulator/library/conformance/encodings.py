# str.encode() and bytes.decode() with all encodings and error handlers there are.
def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), getattr(e, 'start', None), getattr(e, 'end', None), getattr(e, 'encoding', None))
for enc in ('utf-8', 'utf-8-sig', 'UTF8', 'utf_16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'ascii', 'us-ascii', 'latin-1', 'latin1', 'iso-8859-1', 'iso8859_1', 'L1', 'cp1252', 'windows-1252', 'U8', 'utf', 'cp65001'):
    t(lambda: 'aé'.encode(enc))
    t(lambda: 'a€'.encode(enc))
    t(lambda: 'a😀b'.encode(enc))
    t(lambda: ''.encode(enc))
    t(lambda: 'a\ud800b'.encode(enc))
    t(lambda: 'a\udc80b'.encode(enc, 'surrogateescape'))
    t(lambda: 'a\ud800b€'.encode(enc, 'replace'))
    t(lambda: 'a\ud800€'.encode(enc, 'backslashreplace'))
    t(lambda: 'a\ud800b'.encode(enc, 'ignore'))
    t(lambda: '€'.encode(enc, 'xmlcharrefreplace'))
    for b in (b'', b'a', b'abc', b'abcd', b'\xff', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'\xef\xbb\xbfab', b'\xef\xbb', b'\xe9a', b'\x81\x80', b'a\x00\x00\xd8', b'\x00\xd8a\x00', b'\x00\xdca\x00', b'\xff\xfe\x00\x00a\x00\x00\x00', b'\x00\x00\xfe\xff\x00\x00\x00a', b'a\x00\x00\x00', b'a\x00\x11\x00', b'\xd8\x00'):
        for er in ('strict', 'replace', 'ignore', 'backslashreplace', 'surrogateescape'):
            t(lambda: b.decode(enc, er))
t(lambda: 'a'.encode('nope'))
t(lambda: b'a'.decode('nope'))
t(lambda: 'é'.encode('ascii', 'nope'))
t(lambda: b'\xff'.decode('utf-8', 'nope'))
