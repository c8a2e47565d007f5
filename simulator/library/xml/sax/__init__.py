"""Of `xml.sax` there are the texts of `xml.sax.saxutils`."""
