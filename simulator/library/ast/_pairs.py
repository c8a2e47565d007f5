"""Nodes become pairs of a kind and fields, of which the machine makes code."""

from ast._nodes import AST, CLASSES

# What may be None, or left out.
_PLACES = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def _group(node):
    """What the grammar calls a node of this kind."""
    for kind in type(node).__mro__[1:]:
        if kind.__name__ in ("stmt", "expr", "pattern", "excepthandler"):
            return kind.__name__
    return _kind(node)


def _kind(node):
    """The name of the class in the grammar: programs may have made classes of their own below it."""
    for kind in type(node).__mro__:
        if CLASSES.get(kind.__name__) is kind:
            return kind.__name__
    raise TypeError(f"expected some sort of node, but got {node!r}")


def pairs_of(value):
    """TypeError when something is missing."""
    if isinstance(value, list):
        return [pairs_of(each) for each in value]
    if not isinstance(value, AST):
        return value
    kind = _kind(value)
    fields = {}
    if value._attributes:
        for name in _PLACES[:2]:
            if not hasattr(value, name):
                raise TypeError(f'required field "{name}" missing from {_group(value)}')
        line, column, end_line, end_column = (getattr(value, name, None) for name in _PLACES)
        fields["lineno"], fields["col_offset"] = line, column
        fields["end_lineno"] = line if end_line is None else end_line
        fields["end_col_offset"] = column if end_column is None else end_column
    for name in value._fields:
        if not hasattr(value, name):
            raise TypeError(f'required field "{name}" missing from {kind}')
        field = getattr(value, name)
        fields[name] = field if kind == "Constant" else pairs_of(field)
    return kind, fields
