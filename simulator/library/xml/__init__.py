"""XML: `xml.etree.ElementTree` and `xml.dom.minidom` (Library reference, "xml")."""
