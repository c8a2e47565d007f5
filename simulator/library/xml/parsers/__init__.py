"""Of the parsers there is the error of `xml.parsers.expat`."""
