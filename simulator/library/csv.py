"""Comma separated values: reading and writing (Library reference, "csv")."""

from _csv import (
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    Error,
    __version__,
    field_size_limit,
    get_dialect,
    list_dialects,
    reader,
    register_dialect,
    unregister_dialect,
    writer,
)
from _csv import Dialect as _Dialect

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "__doc__",
    "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect",
    "get_dialect", "list_dialects", "Sniffer", "unregister_dialect", "__version__", "DictReader",
    "DictWriter", "unix_dialect",
]  # fmt: skip


class Dialect:
    """What subclasses describe a dialect by, as attributes."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error))


class excel(Dialect):
    """What Excel writes."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


register_dialect("excel", excel)


class excel_tab(excel):
    """What Excel writes, with tabs."""

    delimiter = "\t"


register_dialect("excel-tab", excel_tab)


class unix_dialect(Dialect):
    """What programs of UNIX write: everything quoted, lines end in "\\n"."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("unix", unix_dialect)


class DictReader:
    """Records as dicts; their keys are `fieldnames`, or else the first record.

    Fields too many are a list under `restkey`, missing ones are `restval`.
    """

    def __init__(
        self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds
    ):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        """The keys; asking for them may read the first record."""
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames  # read before the first record
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        record = dict(zip(names, row))
        if len(row) > len(names):
            record[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            record[name] = self.restval
        return record


class DictWriter:
    """Writes dicts as records, their values in the order of `fieldnames`.

    Keys that are not among those are an error, unless extrasaction is "ignore".
    """

    def __init__(
        self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds
    ):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names of the fields."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, record):
        if self.extrasaction == "raise":
            wrong = record.keys() - self.fieldnames
            if wrong:
                shown = ", ".join([repr(name) for name in wrong])
                raise ValueError(f"dict contains fields not in fieldnames: {shown}")
        return (record.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        """Writes one dict."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Writes dicts."""
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A class for the dialect of the text; `delimiters` are those that may be."""
        quotechar, doublequote, delimiter, skips = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skips = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skips
        return dialect

    def _by_quotes(self, sample, delimiters):
        """What stands beside quoted fields: (quote, doubled, delimiter, a space follows it)."""
        import re

        # A quoted field begins and ends at a delimiter, or where its line does.
        mark = r"[^\w\n\"']"
        field = rf"(?:({mark})( ?)|^)(?P<quote>[\"'])(.*?)(?P=quote)(?=({mark})( ?)|$)"
        quotes, marks, doubled, spaced = {}, {}, False, {}
        for match in re.finditer(field, sample, re.DOTALL | re.MULTILINE):
            before, space_before, quote, text, after, space_after = match.groups()
            quotes[quote] = quotes.get(quote, 0) + 1
            for each, space in ((before, space_before), (after, space_after)):
                if each and (delimiters is None or each in delimiters):
                    marks[each] = marks.get(each, 0) + 1
                    spaced[each] = spaced.get(each, 0) + (space == " ")
            doubled = doubled or quote * 2 in text
        if not quotes:
            return "", False, "", False
        quote = max(quotes, key=quotes.get)
        delimiter = max(marks, key=marks.get) if marks else ""
        return quote, doubled, delimiter, bool(marks) and spaced[delimiter] == marks[delimiter]

    def _by_counts(self, sample, delimiters):
        """The character that is there equally often in the lines: (delimiter, a space follows it)."""
        lines = [line for line in sample.split("\n") if line]
        marks = [chr(code) for code in range(127)]
        counts = {mark: {} for mark in marks}
        found, end = {}, 0
        for start in range(0, len(lines), 10):
            part = lines[start : start + 10]
            end = start + len(part)
            for line in part:
                for mark in marks:
                    count = line.count(mark)
                    counts[mark][count] = counts[mark].get(count, 0) + 1
            found = self._consistent(counts, end, delimiters)
            if len(found) == 1:
                return self._with_space(next(iter(found)), lines[0])
        if not found:
            return "", False
        for mark in self.preferred:
            if mark in found:
                return self._with_space(mark, lines[0])
        return self._with_space(max(found, key=lambda mark: (found[mark], mark)), lines[0])

    @staticmethod
    def _consistent(counts, lines, delimiters):
        """Marks whose usual count is that of nearly all lines, with (count, lines that have it)."""
        usual = {}
        for mark, numbers in counts.items():
            if list(numbers) == [0]:
                continue
            count = max(numbers, key=numbers.get)
            others = sum(numbers.values()) - numbers[count]
            usual[mark] = count, numbers[count] - others
        threshold = 1.0
        while threshold >= 0.9:
            found = {
                mark: (count, lines_with)
                for mark, (count, lines_with) in usual.items()
                if count > 0
                and lines_with / lines >= threshold
                and (delimiters is None or mark in delimiters)
            }
            if found:
                return found
            threshold -= 0.01
        return {}

    @staticmethod
    def _with_space(mark, line):
        return mark, line.count(mark) == line.count(mark + " ")

    def has_header(self, sample):
        """Whether the first record seems to name the columns.

        Each column votes: for it, when the others hold numbers and the first doesn't, or have all
        one length and the first another; else against it.
        """
        from io import StringIO

        records = reader(StringIO(sample), self.sniff(sample))
        header = next(records)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(records):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if kind is complex:
                votes += -1 if _kind(header[column]) is complex else 1
            else:
                votes += 1 if len(header[column]) != kind else -1
        return votes > 0


def _kind(text):
    """complex for a number, the length for anything else."""
    try:
        complex(text)
    except (ValueError, OverflowError):
        return len(text)
    return complex
