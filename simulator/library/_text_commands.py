"""Commands that read lines and write lines, as POSIX and GNU's coreutils have them, with their usual options."""

import sys


_PORTION = 131_072  # What cat reads at once.


class Misuse(Exception):
    """What a command says of its options, and the status it ends with."""


def options(words, flags, valued=""):
    """The options in front as {letter: value}, and the other words; `valued`: those that take one."""
    found, rest = {}, []
    words = [*words]
    while words:
        word = words.pop(0)
        if word == "--":
            return found, rest + words
        if len(word) < 2 or word[0] != "-":
            rest.append(word)
            continue
        at = 1
        while at < len(word):
            letter = word[at]
            at += 1
            if letter in flags:
                found[letter] = True
            elif letter not in valued:
                raise Misuse(f"invalid option -- '{letter}'")
            elif at < len(word):
                found[letter], at = word[at:], len(word)
            elif words:
                found[letter] = words.pop(0)
            else:
                raise Misuse(f"option requires an argument -- '{letter}'")
    return found, rest


def _opened(name):
    return sys.stdin.buffer if name == "-" else open(name, "rb")


def _complain(command, name, error):
    print(f"{command}: {name}: {error.strerror}", file=sys.stderr)


def inputs(command, names):
    """Yields each name with its bytes, or with the error that there is instead of them."""
    for name in names or ["-"]:
        try:
            with _opened(name) as file:
                yield name, file.read(), None
        except OSError as error:
            _complain(command, name, error)
            yield name, b"", error


def _lines(data):
    return data.splitlines(keepends=True)


def _write(*parts):
    sys.stdout.buffer.write(b"".join(parts))


def cat(words):
    """Hands on what there is as soon as it is there."""
    status = 0
    for name in words or ["-"]:
        try:
            with _opened(name) as file:
                while data := file.read1(_PORTION):
                    _write(data)
                    sys.stdout.buffer.flush()
        except OSError as error:
            _complain("cat", name, error)
            status = 1
    return status


def wc(words):
    chosen, names = options(words, "lwcm")
    columns = [letter for letter in "lwmc" if letter in chosen] or ["l", "w", "c"]
    rows, status, sizes = [], 0, 0
    for name, data, error in inputs("wc", names):
        if error is not None:
            status = 1
            continue
        counts = {"l": data.count(b"\n"), "w": len(data.split()), "c": len(data)}
        counts["m"] = len(data.decode("utf-8", "replace"))
        rows.append((name if names else "", counts))
        sizes += len(data)
    # From a pipe nobody can tell how wide a column has to be.
    width = 7 if not names or "-" in names else len(str(sizes))
    if len(rows) == 1 and len(columns) == 1 and len(names) < 2:
        width = 1
    if len(names) > 1:
        total = {letter: sum(counts[letter] for _, counts in rows) for letter in "lwmc"}
        rows.append(("total", total))
    for name, counts in rows:
        print(*(str(counts[letter]).rjust(width) for letter in columns), *([name] if name else []))
    return status


def _part(command, words, cut):
    if words and words[0][:1] == "-" and words[0][1:].isdigit():
        words = ["-n", words[0][1:], *words[1:]]
    chosen, names = options(words, "q", "nc")
    unit = "n" if "c" not in chosen else "c"
    asked = chosen.get(unit, "10")
    if not asked.lstrip("+-").isdigit():
        kind = "lines" if unit == "n" else "bytes"
        raise Misuse(f"invalid number of {kind}: '{asked}'")
    status = first = 0
    for name, data, error in inputs(command, names):
        if error is not None:
            status = 1
            continue
        if len(names) > 1 and "q" not in chosen:
            _write(b"\n" if first else b"", f"==> {name} <==\n".encode())
        first = 1
        pieces = _lines(data) if unit == "n" else [data[i : i + 1] for i in range(len(data))]
        _write(*cut(pieces, asked))
    return status


def head(words):
    def cut(pieces, asked):
        return pieces[: int(asked)]

    return _part("head", words, cut)


def tail(words):
    def cut(pieces, asked):
        if asked[0] == "+":
            return pieces[max(int(asked) - 1, 0) :]
        count = abs(int(asked))
        return pieces[-count:] if count else []

    return _part("tail", words, cut)


def _number(line):
    import re

    match = re.match(rb"\s*(-?\d*\.?\d+)", line)
    return float(match[1]) if match else 0.0


def sort(words):
    chosen, names = options(words, "rnuf", "kt")
    lines, status = [], 0
    for _, data, error in inputs("sort", names):
        lines += data.splitlines()
        if error is not None:
            status = 2
    separator = chosen["t"].encode() if "t" in chosen else None
    field = int(chosen.get("k", "1").partition(",")[0]) - 1

    def key(line):
        part = line if "k" not in chosen else (line.split(separator) + [b""] * field)[field]
        if "f" in chosen:
            part = part.upper()
        return _number(part) if "n" in chosen else part

    # Of lines whose keys are equal the whole decides.
    lines.sort(key=lambda line: (key(line), line), reverse="r" in chosen)
    if "u" in chosen:
        lines = [line for i, line in enumerate(lines) if not i or key(line) != key(lines[i - 1])]
    _write(*(line + b"\n" for line in lines))
    return status


def uniq(words):
    import itertools

    chosen, names = options(words, "cdu")
    status = 0
    for _, data, error in inputs("uniq", names[:1]):
        status = 1 if error is not None else 0
        for line, equal in itertools.groupby(data.splitlines()):
            count = len([*equal])
            if ("d" in chosen and count == 1) or ("u" in chosen and count > 1):
                continue
            _write(b"%7d " % count if "c" in chosen else b"", line, b"\n")
    return status


def _basic_as_extended(pattern):
    """In a basic expression ( ) { } + ? | are signs when a backslash stands before them, and else text."""
    out, at = [], 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\" and at + 1 < len(pattern):
            at += 1
            out.append(pattern[at] if pattern[at] in "(){}+?|" else "\\" + pattern[at])
        else:
            out.append("\\" + char if char in "(){}+?|" else char)
        at += 1
    return "".join(out)


def grep(words):
    import re

    chosen, names = options(words, "ivcnqElFwxoh", "em")
    if "e" not in chosen and not names:
        print("Usage: grep [OPTION]... PATTERNS [FILE]...", file=sys.stderr)
        return 2
    pattern = chosen["e"] if "e" in chosen else names.pop(0)
    if "F" in chosen:
        pattern = re.escape(pattern)
    elif "E" not in chosen:
        pattern = _basic_as_extended(pattern)
    if "w" in chosen:
        pattern = rf"\b(?:{pattern})\b"
    if "x" in chosen:
        pattern = rf"\A(?:{pattern})\Z"
    expression = re.compile(pattern.encode(), re.IGNORECASE if "i" in chosen else 0)
    found = failed = False
    for name, data, error in inputs("grep", names):
        failed = failed or error is not None
        prefix = f"{name}:".encode() if len(names) > 1 and "h" not in chosen else b""
        lines = [*enumerate(data.splitlines(), 1)]
        hits = [(n, line) for n, line in lines if bool(expression.search(line)) is ("v" not in chosen)]
        hits = hits[: int(chosen.get("m", len(hits)))]
        found = found or bool(hits)
        if "q" in chosen or error is not None:
            continue
        if "c" in chosen:
            _write(prefix, b"%d\n" % len(hits))
            continue
        if "l" in chosen:
            _write(f"{name}\n".encode() if hits else b"")
            continue
        for number, line in hits:
            place = prefix + (b"%d:" % number if "n" in chosen else b"")
            shown = [m[0] for m in expression.finditer(line) if m[0]] if "o" in chosen else [line]
            _write(*(place + part + b"\n" for part in shown))
    return 2 if failed else 0 if found else 1


def _ranges(text):
    for part in text.split(","):
        first, dash, last = part.partition("-")
        yield int(first or 1), (int(last) if last else sys.maxsize) if dash else int(first)


def cut(words):
    chosen, names = options(words, "s", "dfc")
    ranges = [*_ranges(chosen.get("f") or chosen.get("c") or "")] if {"f", "c"} & {*chosen} else []
    if not ranges:
        raise Misuse("you must specify a list of bytes, characters, or fields")
    separator = chosen.get("d", "\t").encode()
    status = 0
    for _, data, error in inputs("cut", names):
        status = 1 if error is not None else status
        for line in data.splitlines():
            if "f" in chosen:
                parts, glue = line.split(separator), separator
                if len(parts) == 1:
                    _write(b"" if "s" in chosen else line + b"\n")
                    continue
            else:
                parts, glue = [line[i : i + 1] for i in range(len(line))], b""
            kept = [p for i, p in enumerate(parts, 1) if any(a <= i <= b for a, b in ranges)]
            _write(glue.join(kept), b"\n")
    return status


_CLASSES = {
    "[:lower:]": "abcdefghijklmnopqrstuvwxyz",
    "[:upper:]": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "[:digit:]": "0123456789",
    "[:space:]": " \t\n\v\f\r",
}


def _characters(text):
    for name, members in _CLASSES.items():
        text = text.replace(name, members)
    text = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
    out, at = [], 0
    while at < len(text):
        if text[at + 1 : at + 2] == "-" and at + 2 < len(text):
            out += map(chr, range(ord(text[at]), ord(text[at + 2]) + 1))
            at += 3
        else:
            out.append(text[at])
            at += 1
    return out


def tr(words):
    chosen, sets = options(words, "dsc")
    if not sets:
        raise Misuse("missing operand")
    first = _characters(sets[0])
    text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    if "c" in chosen:
        first = sorted({*text} - {*first})
    if "d" in chosen:
        text = "".join(char for char in text if char not in first)
    elif len(sets) > 1:
        second = _characters(sets[1])
        table = dict(zip(first, second + second[-1:] * (len(first) - len(second))))
        text = "".join(table.get(char, char) for char in text)
    if "s" in chosen:
        squeezed = {*_characters(sets[-1])}
        kept = [c for i, c in enumerate(text) if c not in squeezed or i == 0 or text[i - 1] != c]
        text = "".join(kept)
    _write(text.encode("utf-8", "surrogateescape"))
    return 0


def tee(words):
    chosen, names = options(words, "a")
    data = sys.stdin.buffer.read()
    _write(data)
    status = 0
    for name in names:
        try:
            with open(name, "ab" if "a" in chosen else "wb") as file:
                file.write(data)
        except OSError as error:
            _complain("tee", name, error)
            status = 1
    return status


def seq(words):
    try:
        numbers = [int(word) if word.lstrip("+-").isdigit() else float(word) for word in words]
    except ValueError:
        raise Misuse(f"invalid floating point argument: '{words[0]}'") from None
    if not 1 <= len(numbers) <= 3:
        raise Misuse("missing operand" if not numbers else f"extra operand '{words[3]}'")
    first, step = numbers[0] if len(numbers) > 1 else 1, numbers[1] if len(numbers) > 2 else 1
    if step == 0:
        raise Misuse("invalid Zero increment value: '0'")
    digits = max(len(word.partition(".")[2]) for word in words)
    count = int((numbers[-1] - first) / step + 1e-9)
    for i in range(count + 1 if (numbers[-1] - first) * step >= 0 else 0):
        print(f"{first + i * step:.{digits}f}")
    return 0


COMMANDS = {
    "cat": cat,
    "cut": cut,
    "grep": grep,
    "head": head,
    "seq": seq,
    "sort": sort,
    "tail": tail,
    "tee": tee,
    "tr": tr,
    "uniq": uniq,
    "wc": wc,
}
