"""Tags, text and all else of an HTML page, told to methods (Library reference, "html.parser")."""

import re
from html import unescape

__all__ = ["HTMLParser"]

_TAG = re.compile(r"<([a-zA-Z][^\s/>\x00]*)")
_BETWEEN = re.compile(r"(?:\s|/(?!>))*")
_ATTRIBUTE = re.compile(r"([^\s/>][^\s/=>]*)(\s*=+\s*)?")
_VALUE = re.compile(r"""'([^']*)'|"([^"]*)"|((?!['"])[^>\s]*)""")
_END_TAG = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_END_NAME = re.compile(r"([a-zA-Z][^\s/>\x00]*)")
_REFERENCE = re.compile(
    r"&(?:#([0-9]+|[xX][0-9a-fA-F]+)(?=[^0-9a-fA-F])|([a-zA-Z][-.a-zA-Z0-9]*)(?=[^a-zA-Z0-9]))"
)
# What a reference can still become when more text comes.
_UNFINISHED = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+)|[a-zA-Z][-.a-zA-Z0-9]*)?\Z")
_MARKED = re.compile(r"<!\[\s*([a-zA-Z][-_.a-zA-Z0-9]*)\s*")
_MARKED_AS_XML = {"temp", "cdata", "ignore", "include", "rcdata"}
_MARKED_AS_OFFICE = {"if", "else", "endif"}
_SPACE_OR_SEMICOLON = re.compile(r"[\s;]")
# References are at most so long: with less text behind it, an "&" may begin one.
_LONGEST_REFERENCE = 34


class HTMLParser:
    """Feed it text; it calls `handle_*()` methods, which do nothing until a subclass defines them.

    With `convert_charrefs`, references in text are replaced by their characters; otherwise they are
    told to handle_charref() and handle_entityref().
    """

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forgets all text that has not been handled."""
        self.rawdata = ""
        self.lineno = 1
        self.offset = 0
        self.lasttag = "???"
        self.cdata_elem = None
        self.__starttag_text = None

    def feed(self, data):
        """Handles text as far as its parts are complete; the rest waits for more."""
        self.rawdata += data
        self.goahead(False)

    def close(self):
        """Handles what is left, as if the page ended here."""
        self.goahead(True)

    def getpos(self):
        """(line, offset in it) of what is being handled."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """The text of the start tag opened last."""
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        """What follows is text up to the end tag of this element."""
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_startendtag(self, tag, attrs):
        """An element like `<br/>`."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data):
        pass

    def handle_entityref(self, name):
        pass

    def handle_charref(self, name):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass

    def updatepos(self, i, j):
        """Counts the lines of the text from `i` to `j`; returns `j`."""
        lines = self.rawdata.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - self.rawdata.rindex("\n", i, j) - 1
        else:
            self.offset += j - i
        return j

    def goahead(self, end):
        """Handles what there is. Without `end`, what may go on is left."""
        text = self.rawdata
        at = 0
        while at < len(text):
            stop = self._end_of_data(at, end)
            if stop is None:
                break
            if at < stop:
                self._data(text[at:stop])
            at = self.updatepos(at, stop)
            if at == len(text):
                break
            after = self._markup(at) if text[at] == "<" else self._reference(at)
            if after < 0:
                if not end or text[at] == "&":
                    break
                after = self._broken(at)
            at = self.updatepos(at, after)
        if end and at < len(text) and not self.cdata_elem:
            self._data(text[at:])
            at = self.updatepos(at, len(text))
        self.rawdata = text[at:]

    def _end_of_data(self, at, end):
        """Where the next markup or reference begins; None: that can't be told yet."""
        text = self.rawdata
        if self.cdata_elem:
            # Only its end tag counts.
            end_tag = re.compile(rf"</{re.escape(self.cdata_elem)}\s*>", re.IGNORECASE)
            found = end_tag.search(text, at)
            return found.start() if found else None
        if not self.convert_charrefs:
            found = re.compile("[&<]").search(text, at)
            return found.start() if found else len(text)
        found = text.find("<", at)
        if found >= 0:
            return found
        ampersand = text.rfind("&", max(at, len(text) - _LONGEST_REFERENCE))
        if ampersand >= 0 and not _SPACE_OR_SEMICOLON.search(text, ampersand):
            return None
        return len(text)

    def _data(self, text):
        if self.convert_charrefs and not self.cdata_elem:
            text = unescape(text)
        self.handle_data(text)

    def _broken(self, at):
        """At the end of a page: what began something is text."""
        text = self.rawdata
        after = text.find(">", at + 1)
        if after < 0:
            after = text.find("<", at + 1)
            if after < 0:
                after = at + 1
        else:
            after += 1
        self._data(text[at:after])
        return after

    def _markup(self, at):
        """Handles what begins with `<`; returns where it ends, -1 when it isn't complete."""
        text = self.rawdata
        if _TAG.match(text, at):
            return self.parse_starttag(at)
        if text.startswith("</", at):
            return self.parse_endtag(at)
        if text.startswith("<!--", at):
            return self.parse_comment(at)
        if text.startswith("<?", at):
            return self.parse_pi(at)
        if text.startswith("<!", at):
            return self.parse_html_declaration(at)
        if at + 1 < len(text):
            self.handle_data("<")
            return at + 1
        return -1

    def parse_starttag(self, i):
        """Handles a start tag."""
        self.__starttag_text = None
        text = self.rawdata
        match = _TAG.match(text, i)
        tag = match.group(1).lower()
        after, attributes = self._attributes(match.end())
        if after is None:
            return -1
        closing = text.startswith("/>", after)
        if not closing and not text.startswith(">", after):
            if after >= len(text) or text[after:] == "/":
                return -1
            self.handle_data(text[i:after])
            return after
        end = after + (2 if closing else 1)
        self.__starttag_text = text[i:end]
        self.lasttag = tag
        if closing:
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def _attributes(self, at):
        """(where they end, [(name, value)…]); None for the end: a value isn't complete."""
        text = self.rawdata
        attributes = []
        while True:
            at = _BETWEEN.match(text, at).end()
            apart = text[at - 1] in "'\"/" or text[at - 1].isspace()
            match = _ATTRIBUTE.match(text, at) if apart else None
            if not match:
                return at, attributes
            name, equals = match.groups()
            value = None
            at = match.end()
            if equals:
                found = _VALUE.match(text, at)
                if not found and "==" in equals:
                    # A quotation mark that nothing closes, and an "=" too many, are the value.
                    at -= len(equals) - equals.rindex("=")
                    found = _VALUE.match(text, at)
                if not found:
                    return None, attributes
                value = unescape(next(part for part in found.groups() if part is not None))
                at = found.end()
            attributes.append((name.lower(), value))

    def parse_endtag(self, i):
        """Handles an end tag, or what looks like one."""
        text = self.rawdata
        if text.find(">", i + 1) < 0:
            return -1
        match = _END_TAG.match(text, i)
        if not match:
            return self._odd_endtag(i)
        tag = match.group(1).lower()
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return match.end()

    def _odd_endtag(self, i):
        text = self.rawdata
        name = _END_NAME.match(text, i + 2)
        if name:
            self.handle_endtag(name.group(1).lower())
            return text.find(">", name.end()) + 1
        if text.startswith("</>", i):
            return i + 3
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        """Handles `<!…>` and `</…>` that are nothing else as a comment."""
        after = self.rawdata.find(">", i + 2)
        if after < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2 : after])
        return after + 1

    def parse_comment(self, i, report=1):
        """Handles `<!--…-->`."""
        after = self.rawdata.find("--", i + 4)
        found = re.compile(r"--\s*>").search(self.rawdata, i + 4) if after >= 0 else None
        if not found:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4 : found.start()])
        return found.end()

    def parse_pi(self, i):
        """Handles `<?…>`."""
        after = self.rawdata.find(">", i + 2)
        if after < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2 : after])
        return after + 1

    def parse_html_declaration(self, i):
        """Handles what begins with `<!` and is no comment."""
        text = self.rawdata
        if text.startswith("<![", i):
            return self.parse_marked_section(i)
        if text[i : i + 9].lower() == "<!doctype":
            after = text.find(">", i + 9)
            if after < 0:
                return -1
            self.handle_decl(text[i + 2 : after])
            return after + 1
        return self.parse_bogus_comment(i)

    def parse_marked_section(self, i, report=1):
        """Handles `<![CDATA[…]]>` and `<![if …]>`."""
        text = self.rawdata
        match = _MARKED.match(text, i)
        if not match or match.end() == len(text):
            if match or re.compile(r"<!\[\s*\Z").match(text, i):
                return -1
            raise AssertionError("expected name token")
        name = match.group(1).lower()
        if name in _MARKED_AS_XML:
            end = re.compile(r"\]\s*\]\s*>")
        elif name in _MARKED_AS_OFFICE:
            end = re.compile(r"\]\s*>")
        else:
            raise AssertionError(
                f"unknown status keyword {text[i + 3 : match.end()]!r} in marked section"
            )
        found = end.search(text, i + 3)
        if not found:
            return -1
        if report:
            self.unknown_decl(text[i + 3 : found.start()])
        return found.end()

    def _reference(self, at):
        """Handles what begins with `&` where references are told."""
        text = self.rawdata
        match = _REFERENCE.match(text, at)
        if match:
            number, name = match.groups()
            if number:
                self.handle_charref(number)
            else:
                self.handle_entityref(name)
            return match.end() + text.startswith(";", match.end())
        if text.startswith("&#", at) and not match:
            if ";" not in text[at:]:  # it may be one yet
                return -1
            self.handle_data("&#")
            return at + 2
        if _UNFINISHED.match(text, at):
            return -1
        self.handle_data("&")
        return at + 1
