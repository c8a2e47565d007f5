"""Programs as trees (Library reference, "ast"). They are not written as text."""

import re as _re
import warnings as _warnings

import _ast
from ast._nodes import CLASSES as _CLASSES
from ast._nodes import made_of as _made_of
from ast._pairs import pairs_of as _pairs_of

globals().update(_CLASSES)

PyCF_ONLY_AST = 1024
PyCF_TYPE_COMMENTS = 4096
PyCF_ALLOW_TOP_LEVEL_AWAIT = 8192


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    """The tree of a text."""
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if isinstance(source, (bytes, bytearray)):
        source = bytes(source).decode()
    if not isinstance(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    node = _made_of(_ast.tree(source, str(filename), mode))
    return Interactive(node.body) if mode == "single" else node


def _compiled(source, filename, mode, flags):
    """What compile() does with a tree, and for a tree."""
    if not isinstance(source, AST):
        return parse(source, filename, mode)
    wanted = {"exec": Module, "eval": Expression, "single": Interactive}[mode]
    if not isinstance(source, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(source).__name__}")
    if flags & PyCF_ONLY_AST:
        return source
    return _ast.code(_pairs_of(source), filename, mode)


# What is written for constants in older programs


def _is_number(value):
    return isinstance(value, (int, float, complex)) and not isinstance(value, bool)


class _OldConstant(type(Constant)):
    def __instancecheck__(cls, instance):
        return isinstance(instance, Constant) and cls._accepts(instance.value)


def _old(name, accepts, make):
    namespace = {"_accepts": staticmethod(accepts), "__new__": make, "__module__": "ast"}
    return _OldConstant(name, (Constant,), namespace)


Num = _old("Num", _is_number, lambda cls, n, **more: Constant(n, **more))
Str = _old("Str", lambda value: isinstance(value, str), lambda cls, s, **more: Constant(s, **more))
Bytes = _old(
    "Bytes", lambda value: isinstance(value, bytes), lambda cls, s, **more: Constant(s, **more)
)
NameConstant = _old(
    "NameConstant", lambda value: value is None or isinstance(value, bool),
    lambda cls, value, **more: Constant(value, **more),
)  # fmt: skip
Ellipsis = _old("Ellipsis", lambda value: value is ..., lambda cls, **more: Constant(..., **more))
Constant.n = Constant.s = property(
    lambda self: self.value, lambda self, value: setattr(self, "value", value)
)


# Going through trees


def iter_fields(node):
    """Pairs of a name and a value, of the fields that there are."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Nodes right below."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for each in value:
                if isinstance(each, AST):
                    yield each


def walk(node):
    """The node and all below it, those nearer to it first."""
    pending = [node]
    for each in pending:
        yield each
        pending += iter_child_nodes(each)


class NodeVisitor:
    """Calls `visit_` with the kind's name for a node; without such a method, visits what is below."""

    def visit(self, node):
        return getattr(self, f"visit_{type(node).__name__}", self.generic_visit)(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)

    def visit_Constant(self, node):
        for kind in (Num, Str, Bytes, NameConstant, Ellipsis):
            name = f"visit_{kind.__name__}"
            if isinstance(node, kind) and hasattr(self, name):
                _warnings.warn(f"{name} is deprecated; add visit_Constant", DeprecationWarning, 2)
                return getattr(self, name)(node)
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """Puts what a visit returns in the node's place: None removes it, a list takes several."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                old[:] = self._visited(old)
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node

    def _visited(self, nodes):
        for node in list(nodes):
            new = self.visit(node) if isinstance(node, AST) else node
            if isinstance(new, list) and isinstance(node, AST):
                yield from new
            elif new is not None or not isinstance(node, AST):
                yield new


# Places


def copy_location(new_node, old_node):
    """Gives a node the place of another one."""
    for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith("end_")):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives nodes without a place that of the node above."""
    pending = [(node, (1, 0, 1, 0))]
    while pending:
        each, place = pending.pop()
        names = ("lineno", "col_offset", "end_lineno", "end_col_offset")
        own = []
        for name, value in zip(names, place):
            known = getattr(each, name, None)
            if name in each._attributes and known is None:
                setattr(each, name, value)
                known = value
            own.append(value if known is None else known)
        pending += ((child, tuple(own)) for child in iter_child_nodes(each))
    return node


def increment_lineno(node, n=1):
    """Moves a node and all below it so many lines down."""
    for each in walk(node):
        if isinstance(each, TypeIgnore):
            each.lineno = getattr(each, "lineno", 0) + n
            continue
        if "lineno" in each._attributes:
            each.lineno = getattr(each, "lineno", 0) + n
        if getattr(each, "end_lineno", None) is not None:
            each.end_lineno += n
    return node


def get_docstring(node, clean=True):
    """The text that a module, class or function begins with."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    first = node.body[0] if node.body else None
    if not (isinstance(first, Expr) and isinstance(first.value, Str)):
        return None
    if not clean:
        return first.value.value
    import inspect

    return inspect.cleandoc(first.value.value)


def get_source_segment(source, node, *, padded=False):
    """The part of a text that a node stands for."""
    first, last = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
    start, end = getattr(node, "col_offset", None), getattr(node, "end_col_offset", None)
    if None in (first, last, start, end):
        return None
    lines = [line.encode() for line in _re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", source)]
    if first == last:
        return lines[first - 1][start:end].decode()
    head = lines[first - 1]
    padding = _re.sub(r"[^\f\t]", " ", head[:start].decode()) if padded else ""
    return "".join((
        padding, head[start:].decode(), *(line.decode() for line in lines[first : last - 1]),
        lines[last - 1][:end].decode(),
    ))  # fmt: skip


# Values and texts


def literal_eval(node_or_string):
    """The value of a text or an expression that consists of literals."""
    if isinstance(node_or_string, str):
        return _ast.literal_value(node_or_string)
    node = node_or_string
    return _literal(node.body if isinstance(node, Expression) else node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name):
        if node.func.id == "set" and node.args == node.keywords == []:
            return set()
    if isinstance(node, Dict) and len(node.keys) == len(node.values):
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def _number(node):
    if not isinstance(node, Num):
        line = getattr(node, "lineno", None)
        where = f" on line {line}" if line else ""
        raise ValueError(f"malformed node or string{where}: {node!r}")
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """The tree as a text, in lines if there is an indentation."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _dumped(node, annotate_fields, include_attributes, indent, 0)[0]


def _dumped(node, annotated, with_attributes, indent, level):
    """The text, and whether it is a simple one, beside which others may stand."""
    if isinstance(node, list):
        if not node:
            return "[]", True
        inner, between = _margins(indent, level + 1)
        options = annotated, with_attributes, indent, level + 1
        texts = [_dumped(each, *options)[0] for each in node]
        return f"[{inner}{between.join(texts)}]", False
    if not isinstance(node, AST):
        return repr(node), True
    inner, between = _margins(indent, level + 1)
    parts = []
    is_simple = True
    has_names = annotated
    for name in node._fields:
        if not hasattr(node, name):
            has_names = True
            continue
        value = getattr(node, name)
        if value is None and getattr(type(node), name, ...) is None:
            has_names = True
            continue
        text, simple = _dumped(value, annotated, with_attributes, indent, level + 1)
        is_simple = is_simple and simple
        parts.append(f"{name}={text}" if has_names else text)
    if with_attributes:
        for name in node._attributes:
            value = getattr(node, name, None)
            if value is None:
                continue
            text, simple = _dumped(value, annotated, with_attributes, indent, level + 1)
            is_simple = is_simple and simple
            parts.append(f"{name}={text}")
    if is_simple and len(parts) <= 3:
        return f"{type(node).__name__}({', '.join(parts)})", not parts
    return f"{type(node).__name__}({inner}{between.join(parts)})", False


def _margins(indent, level):
    if indent is None:
        return "", ", "
    margin = "\n" + indent * level
    return margin, f",{margin}"
