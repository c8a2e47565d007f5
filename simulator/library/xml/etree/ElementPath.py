"""Paths to elements: a small part of XPath (Library reference, "Supported XPath syntax")."""

import re

_TOKEN = re.compile(
    r"('[^']*'|\"[^\"]*\")"
    r"|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])"
    r"|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)"
    r"|\s+"
)

_CACHE_MAX = 100
_cache = {}


def _tokens(pattern, namespaces):
    """Pairs of a sign and a name, whose prefixes are put into full."""
    default = namespaces.get("") if namespaces else None
    is_attribute = False
    for quoted, sign, tag in _TOKEN.findall(pattern):
        if tag and tag[0] != "{":
            if ":" in tag:
                prefix, name = tag.split(":", 1)
                try:
                    if not namespaces:
                        raise KeyError
                    yield sign, f"{{{namespaces[prefix]}}}{name}"
                except KeyError:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map") from None
            elif default and not is_attribute:
                yield sign, f"{{{default}}}{tag}"
            else:
                yield sign, tag
            is_attribute = False
        else:
            yield quoted or sign, tag
            is_attribute = sign == "@"


def _matches(wanted):
    """Whether an element has a tag, which may be `{*}name`, `{uri}*` or `*`."""
    if wanted == "*":
        return lambda element: True  # comments too
    if wanted == "{*}*":
        return lambda element: isinstance(element.tag, str)
    if wanted == "{}*":
        return lambda element: isinstance(element.tag, str) and element.tag[:1] != "{"
    if wanted[:3] == "{*}":
        name = wanted[3:]
        return lambda element: (
            isinstance(element.tag, str) and (element.tag == name or element.tag.endswith("}" + name))
        )
    if wanted[-2:] == "}*":
        return lambda element: isinstance(element.tag, str) and element.tag.startswith(wanted[:-1])
    if wanted[:2] == "{}":
        wanted = wanted[2:]
    return lambda element: element.tag == wanted


def _children(tag):
    has_tag = _matches(tag)

    def select(context, found):
        for element in found:
            for child in element:
                if has_tag(child):
                    yield child

    return select


def _descendants(tag):
    has_tag = _matches(tag)

    def select(context, found):
        for element in found:
            for each in element.iter():
                if each is not element and has_tag(each):
                    yield each

    return select


def _itself(context, found):
    yield from found


class _Context:
    """What a path is followed in: parents are looked up when they are first asked for."""

    def __init__(self, root):
        self.root = root
        self._parents = None

    @property
    def parents(self):
        if self._parents is None:
            self._parents = {child: each for each in self.root.iter() for child in each}
        return self._parents


def _parent(context, found):
    seen = set()
    for element in found:
        parent = context.parents.get(element)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _predicate(tokens):
    """What stands in brackets."""
    signature = ""
    values = []
    for sign, name in tokens:
        if sign == "]":
            break
        if (sign, name) == ("", ""):
            continue
        if sign and sign[:1] in "'\"":
            signature += "'"
            values.append(sign[1:-1])
        else:
            signature += sign or "-"
            values.append(name)
    else:
        raise SyntaxError("unexpected end of path" if not signature else "invalid predicate")
    if signature == "@-":
        return _filter(lambda element: element.get(values[1]) is not None)
    if signature in ("@-='", "@-!='"):
        key, wanted = values[1], values[-1]
        if "!" in signature:
            return _filter(lambda element: element.get(key) not in (None, wanted))
        return _filter(lambda element: element.get(key) == wanted)
    if signature == "-" and not re.match(r"-?\d+$", values[0]):
        return _filter(lambda element: element.find(values[0]) is not None)
    if signature in (".='", ".!='"):
        wanted = values[-1]
        if "!" in signature:
            return _filter(lambda element: "".join(element.itertext()) != wanted)
        return _filter(lambda element: "".join(element.itertext()) == wanted)
    if signature in ("-='", "-!='"):
        tag, wanted = values[0], values[-1]
        is_equal = "!" not in signature
        return _filter(
            lambda element: any(
                ("".join(child.itertext()) == wanted) == is_equal for child in element.findall(tag)
            )
        )
    if signature in ("-", "-()", "-()-"):
        return _numbered(_position(signature, values))
    raise SyntaxError("invalid predicate")


def _filter(accepts):
    def select(context, found):
        for element in found:
            if accepts(element):
                yield element

    return select


def _position(signature, values):
    """Of `[2]`, `[last()]` and `[last()-1]`: an index among the children with the same tag."""
    if signature == "-":
        index = int(values[0]) - 1
        if index < 0:
            raise SyntaxError("XPath position >= 1 expected")
        return index
    if values[0] != "last":
        raise SyntaxError("unsupported function")
    if signature == "-()":
        return -1
    try:
        index = int(values[2]) - 1
    except ValueError:
        raise SyntaxError("unsupported expression") from None
    if index > -2:
        raise SyntaxError("XPath offset from last() must be negative")
    return index


def _numbered(index):
    def select(context, found):
        for element in found:
            parent = context.parents.get(element)
            if parent is None:
                continue
            try:
                if parent.findall(element.tag)[index] is element:
                    yield element
            except IndexError:
                pass

    return select


def _steps(path, namespaces):
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = iter(tuple(_tokens(path, namespaces)))
    steps = []
    token = next(tokens, None)
    while token is not None:
        sign, name = token
        if sign == "//":
            token = next(tokens, None)
            if token is None or token[0] not in ("", "*"):
                raise SyntaxError("invalid descendant")
            steps.append(_descendants(token[0] or token[1]))
        elif sign == "[":
            steps.append(_predicate(tokens))
        elif sign == ".":
            steps.append(_itself)
        elif sign == "..":
            steps.append(_parent)
        elif sign in ("", "*") and (sign or name):
            steps.append(_children(sign or name))
        else:
            raise SyntaxError("invalid path")
        token = next(tokens, None)
        if token is not None and token[0] == "/":
            token = next(tokens, None)
            if token is None:
                raise SyntaxError("invalid path")
    return steps


def iterfind(elem, path, namespaces=None):
    key = (path, *sorted(namespaces.items())) if namespaces else (path,)
    steps = _cache.get(key)
    if steps is None:
        if len(_cache) >= _CACHE_MAX:
            _cache.clear()
        steps = _cache[key] = _steps(path, namespaces)
    context = _Context(elem)
    found = [elem]
    for select in steps:
        found = select(context, found)
    return iter(found)


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    element = find(elem, path, namespaces)
    if element is None:
        return default
    return "" if element.text is None else element.text
