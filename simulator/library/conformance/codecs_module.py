# codecs: lookups, errors, incremental and stream classes, files.
import codecs
import io


def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), repr(e.__cause__))


for name in ("utf-8", "UTF8", "latin-1", "ascii", "cp1252", "utf-16", "utf-8-sig", "koi8-r", "hex", "rot13",
             "base64", "unicode_escape", "ISO_8859-2", "mac roman", "cp437", "nope", "EBCDIC-CP-US"):
    t(lambda: codecs.lookup(name).name)
    t(lambda: codecs.lookup(name)._is_text_encoding)
t(lambda: codecs.lookup(3))
info = codecs.lookup("utf-8")
print(type(info), len(info), info[0] is info.encode, info[1] is info.decode, info[2] is info.streamreader)
print(info.incrementaldecoder, info.streamwriter, repr(info)[:48])
print(info.encode("a\xe9"), info.decode(b"a\xc3\xa9"))
for f in (codecs.getencoder, codecs.getdecoder):
    t(lambda: f("latin-1")("ab" if f is codecs.getencoder else b"ab"))

# every code page, both ways
everything = bytes(range(256))
for name in (*[f"cp{n}" for n in (37, 273, 437, 500, 737, 850, 852, 855, 858, 866, 874, 1140, *range(1250, 1259))],
             *[f"iso8859-{n}" for n in (*range(1, 12), 13, 14, 15, 16)], "koi8_r", "koi8_u", "mac_roman", "tis-620"):
    name = name.replace("cp37", "cp037")
    text = everything.decode(name, "replace")
    print(name, hash(text) == hash(everything.decode(name, "replace")), ascii(text[160:]), text.encode(name, "replace") == bytes(
        b if c != "\ufffd" else 63 for b, c in zip(everything, text)) or text.encode(name, "replace"))
t(lambda: "€ж".encode("cp437"))
t(lambda: "жжa€".encode("iso8859-5", "xmlcharrefreplace"))
t(lambda: b"\x81".decode("cp1252"))
t(lambda: "aéb".encode("koi8-r", "namereplace"))

# functions
for f in (lambda: codecs.encode("abc", "rot13"), lambda: codecs.decode("nop", "rot_13"), lambda: codecs.encode(b"ab\xff", "hex"),
          lambda: codecs.decode(b"6162", "hex"), lambda: codecs.decode(b"6x", "hex"), lambda: codecs.encode(b"hello", "base64"),
          lambda: codecs.decode(b"aGVsbG8=\n", "base64"), lambda: "a".encode("rot13"), lambda: b"a".decode("hex"),
          lambda: codecs.encode("é"), lambda: codecs.decode(b"\xc3\xa9"), lambda: codecs.encode(3), lambda: codecs.decode("x"),
          lambda: codecs.encode("é", "ascii", "ignore"), lambda: codecs.encode("é", errors="strict", encoding="ascii"),
          lambda: codecs.encode("a", 3), lambda: codecs.utf_8_encode(3), lambda: codecs.utf_8_decode("x"),
          lambda: codecs.utf_8_encode("aé"), lambda: codecs.utf_8_decode(b"a\xc3"), lambda: codecs.utf_8_decode(b"a\xc3", "strict", True),
          lambda: codecs.utf_16_ex_decode(b"\xff\xfea\0"), lambda: codecs.utf_16_ex_decode(b"\xfe\xff\0a"),
          lambda: codecs.utf_16_encode("a", "strict", 1), lambda: codecs.utf_32_encode("a"), lambda: codecs.latin_1_decode(b"\xe9"),
          lambda: codecs.escape_decode(rb"a\n\x41\101\\"), lambda: codecs.escape_encode(b"a\n\xff\"'"), lambda: codecs.escape_decode(rb"\x4"),
          lambda: codecs.unicode_escape_decode(r"\u20ac\n"), lambda: codecs.unicode_escape_encode("€\n\\\t\x7f😀a'"),
          lambda: codecs.raw_unicode_escape_encode("€\n\\é😀"), lambda: codecs.raw_unicode_escape_decode(rb"\u20ac\n\\u0041"),
          lambda: codecs.utf_8_decode(b"", 3), lambda: codecs.register(3), lambda: codecs.register_error("x", 3),
          lambda: codecs.lookup_error("nope"), lambda: codecs.lookup_error(3), lambda: codecs.register_error(3, print)):
    t(f)
for b in (rb"a\N{}x", rb"a\Nx", rb"a\N{abc", rb"a\N{", rb"a\N", rb"a\N{xx}y", rb"a\x1", rb"\x1g", rb"\U00110000", b"a\\", rb"\u12",
          rb"\N{EURO SIGN}\x41\101\u00e9", b"\xe9\\t"):
    t(lambda: b.decode("unicode_escape"))
    t(lambda: b.decode("unicode_escape", "replace"))
for b in (b"\\\\u0041", b"\\u004", b"\\U00110000z", b"a\\", b"\\\\\\u0041", b"\\x41"):
    t(lambda: b.decode("raw_unicode_escape"))
    t(lambda: b.decode("raw_unicode_escape", "ignore"))

# error handlers
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
    handler = codecs.lookup_error(name)
    print(handler)
    for x in (3, ValueError("x"), UnicodeTranslateError("abc\xe9", 1, 3, "why"), UnicodeEncodeError("utf-8", "a\udc80\xe9", 1, 3, "w"),
              UnicodeEncodeError("utf-16", "\U00010000\ud800", 1, 2, "w"), UnicodeDecodeError("utf-8", b"abc\xff", 2, 4, "w"),
              UnicodeDecodeError("utf-8", b"abc\xff", 3, 4, "w"), UnicodeDecodeError("utf-8", b"\xed\xa0\x80", 0, 1, "w")):
        t(lambda: handler(x))
print(codecs.strict_errors, codecs.namereplace_errors, codecs.ignore_errors is codecs.lookup_error("ignore"))


def stars(error):
    print(type(error).__name__, error.encoding, ascii(error.object), error.start, error.end, error.reason)
    if isinstance(error, UnicodeDecodeError):
        return "*" * (error.end - error.start), error.end
    return "<%x>" % ord(error.object[error.start]), error.start + 1


codecs.register_error("stars", stars)
t(lambda: "a€😀é".encode("ascii", "stars"))
t(lambda: "a€😀é".encode("cp1252", "stars"))
t(lambda: "\U00010000€a\ud800".encode("utf-8", "stars"))
t(lambda: b"a\xff\xe2\x82b".decode("utf-8", "stars"))
t(lambda: io.TextIOWrapper(io.BytesIO(b"a\xffb\n"), "utf-8", "stars").read())
buffer = io.BytesIO()
with io.TextIOWrapper(buffer, "ascii", "stars", write_through=True) as file:
    file.write("aé")
    print(buffer.getvalue())
for answer in (3, ("x", 3, 3), (3, 3), ("é", 1), ("x", 9), ("x", -2), ("x", "y"), (b"\xff", 1)):
    codecs.register_error("bad", lambda error: answer)
    t(lambda: "é".encode("ascii", "bad"))
    t(lambda: b"\xff".decode("ascii", "bad"))

# incremental
for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "ascii", "cp1252", "unicode_escape", "raw_unicode_escape"):
    encoder = codecs.getincrementalencoder(name)()
    pieces = []
    for piece in "a", "", "é" if name != "ascii" else "b", "c":
        pieces.append(encoder.encode(piece))
        print(encoder.getstate(), end=" ")
    print(pieces)
    encoder.reset()
    data = encoder.encode("x") + b"".join(pieces[1:])
    decoder = codecs.getincrementaldecoder(name)()
    for byte in data:
        print(ascii(decoder.decode(bytes([byte]))), decoder.getstate(), end=" ")
    print(ascii(decoder.decode(b"", True)))
    decoder.reset()
    state = decoder.getstate()
    decoder.decode(data[:5])
    decoder.setstate(state)
    print(ascii(decoder.decode(data, True)))
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(ascii(decoder.decode(b"\xe2\x82")), ascii(decoder.decode(b"\xff")), ascii(decoder.decode(b"\xe2", True)))
t(lambda: codecs.getincrementaldecoder("utf-16")().decode(b"a\0b\0"))
print(list(codecs.iterencode(["a", "é", ""], "utf-16-be")), list(codecs.iterdecode([b"\xc3", b"\xa9a", b""], "utf-8")))
t(lambda: list(codecs.iterdecode([b"\xc3"], "utf-8")))

# files
with codecs.open("text.txt", "w", "utf-16") as file:
    file.write("first\nzweite Zeile äöü\n")
    file.writelines(["three\n", "four"])
print(open("text.txt", "rb").read()[:8])
with codecs.open("text.txt", encoding="utf-16") as file:
    print(file.readline(), ascii(file.readline()), ascii(file.readlines()), file.encoding)
    file.seek(0)
    print(ascii(file.read(5)), [ascii(line) for line in file])
reader = codecs.getreader("utf-8")(io.BytesIO("aé\r\nb€\nlast".encode()))
print(ascii(reader.readline()), ascii(reader.readline(keepends=False)), ascii(reader.read(1)), ascii(reader.read()), ascii(reader.read()))
writer = codecs.getwriter("latin-1")(io.BytesIO())
writer.write("é")
t(lambda: writer.write("€"))
print(writer.getvalue())
recoder = codecs.EncodedFile(io.BytesIO(b"\xe9a\nb"), "utf-8", "latin-1")
print(recoder.readline(), recoder.read(), recoder.data_encoding, recoder.file_encoding)
print(codecs.BOM_UTF8, codecs.BOM, codecs.BOM_UTF32_BE, codecs.BOM64_LE)


# an own codec
def search(name):
    print("search", name)
    if name == "my_codec":
        return codecs.CodecInfo(lambda text, errors="strict": (text[::-1].encode(), len(text)),
                                lambda data, errors="strict": (bytes(data).decode()[::-1], len(data)), name="my-codec")
    if name == "odd":
        return codecs.CodecInfo(lambda text, errors="strict": (3, 1), lambda data, errors="strict": 3, name="odd")
    if name == "three":
        return 1, 2, 3


codecs.register(search)
t(lambda: "abc".encode("My-Codec"))
t(lambda: b"abc".decode("my codec"))
t(lambda: str(b"abc", "my_codec"))
t(lambda: bytes("abc", "my_codec"))
t(lambda: "abc".encode("odd"))
t(lambda: b"abc".decode("odd"))
t(lambda: codecs.encode("a", "odd"))
t(lambda: "abc".encode("three"))
t(lambda: "abc".encode("unknown one"))
codecs.unregister(search)
t(lambda: "abc".encode("my-codec"))
for cls, args in ((UnicodeEncodeError, ("utf-8", "aé", 1, 2, "why")), (UnicodeDecodeError, ("ascii", b"a\xff", 1, 2, "why")),
                  (UnicodeTranslateError, ("aé", 1, 2, "why"))):
    error = cls(*args)
    print(error, repr(error), error.args)
    error.start, error.end, error.reason = 0, 5, "new"
    print(error, error.start, error.end)
    for bad in ((), args[:-1], (3, *args[1:]), (*args[:-1], 3), (*args[:-3], "x", *args[-2:])):
        t(lambda: cls(*bad))
t(lambda: UnicodeDecodeError("ascii", "text", 1, 2, "why"))
print(str(UnicodeDecodeError("ascii", bytearray(b"ab\xff"), 2, 3, "why")))
