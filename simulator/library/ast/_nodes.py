"""Kinds of nodes: classes made of a table (Library reference, "ast", "Abstract Grammar")."""

_PLACE = "lineno col_offset end_lineno? end_col_offset?"

# Group: attributes of its nodes, and each kind with its fields; "?" marks those that may be missing.
_GROUPS = {
    "mod": ("", """
        Module body type_ignores
        Interactive body
        Expression body
        FunctionType argtypes returns
    """),
    "stmt": (_PLACE, """
        FunctionDef name args body decorator_list returns? type_comment?
        AsyncFunctionDef name args body decorator_list returns? type_comment?
        ClassDef name bases keywords body decorator_list
        Return value?
        Delete targets
        Assign targets value type_comment?
        AugAssign target op value
        AnnAssign target annotation value? simple
        For target iter body orelse type_comment?
        AsyncFor target iter body orelse type_comment?
        While test body orelse
        If test body orelse
        With items body type_comment?
        AsyncWith items body type_comment?
        Match subject cases
        Raise exc? cause?
        Try body handlers orelse finalbody
        TryStar body handlers orelse finalbody
        Assert test msg?
        Import names
        ImportFrom module? names level?
        Global names
        Nonlocal names
        Expr value
        Pass
        Break
        Continue
    """),
    "expr": (_PLACE, """
        BoolOp op values
        NamedExpr target value
        BinOp left op right
        UnaryOp op operand
        Lambda args body
        IfExp test body orelse
        Dict keys values
        Set elts
        ListComp elt generators
        SetComp elt generators
        DictComp key value generators
        GeneratorExp elt generators
        Await value
        Yield value?
        YieldFrom value
        Compare left ops comparators
        Call func args keywords
        FormattedValue value conversion format_spec?
        JoinedStr values
        Constant value kind?
        Attribute value attr ctx
        Subscript value slice ctx
        Starred value ctx
        Name id ctx
        List elts ctx
        Tuple elts ctx
        Slice lower? upper? step?
    """),
    "expr_context": ("", "Load\nStore\nDel"),
    "boolop": ("", "And\nOr"),
    "operator": ("", """
        Add\nSub\nMult\nMatMult\nDiv\nMod\nPow\nLShift\nRShift\nBitOr\nBitXor\nBitAnd\nFloorDiv
    """),
    "unaryop": ("", "Invert\nNot\nUAdd\nUSub"),
    "cmpop": ("", "Eq\nNotEq\nLt\nLtE\nGt\nGtE\nIs\nIsNot\nIn\nNotIn"),
    "excepthandler": (_PLACE, "ExceptHandler type? name? body"),
    "pattern": ("lineno col_offset end_lineno end_col_offset", """
        MatchValue value
        MatchSingleton value
        MatchSequence patterns
        MatchMapping keys patterns rest?
        MatchClass cls patterns kwd_attrs kwd_patterns
        MatchStar name?
        MatchAs pattern? name?
        MatchOr patterns
    """),
    "type_ignore": ("", "TypeIgnore lineno tag"),
}  # fmt: skip
_ALONE = (
    ("comprehension", "target iter ifs is_async", ""),
    ("arguments", "posonlyargs args vararg? kwonlyargs kw_defaults kwarg? defaults", ""),
    ("arg", "arg annotation? type_comment?", _PLACE),
    ("keyword", "arg? value", _PLACE),
    ("alias", "name asname?", _PLACE),
    ("withitem", "context_expr optional_vars?", ""),
    ("match_case", "pattern guard? body", ""),
)


class AST:
    """A node: fields by position or by name."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()
    __module__ = "ast"

    def __init__(self, *args, **kwargs):
        count = len(self._fields)
        if len(args) > count:
            raise TypeError(
                f"{type(self).__name__} constructor takes at most {count} positional "
                f"argument{'' if count == 1 else 's'}"
            )
        for name, value in zip(self._fields, args):
            if name in kwargs:
                raise TypeError(
                    f"{type(self).__name__} got multiple values for argument {name!r}"
                )
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __reduce_ex__(self, protocol):
        return type(self), (), self.__dict__


def _class(name, base, fields, attributes):
    namespace = {"__module__": "ast"}
    for key, names in (("_fields", fields), ("_attributes", attributes)):
        if names or key == "_fields":
            namespace[key] = tuple(each.rstrip("?") for each in names.split())
        namespace.update((each[:-1], None) for each in names.split() if each.endswith("?"))
    namespace["__match_args__"] = namespace["_fields"]
    return type(name, (base,), namespace)


def _classes():
    made = {"AST": AST}
    for group, (attributes, kinds) in _GROUPS.items():
        base = made[group] = _class(group, AST, "", attributes)
        for line in kinds.split("\n"):
            name, _, fields = line.strip().partition(" ")
            if name:
                made[name] = _class(name, base, fields, "")
    for name, fields, attributes in _ALONE:
        made[name] = _class(name, AST, fields, attributes)
    return made


CLASSES = _classes()
_ONLY = {name: CLASSES[name]() for name in CLASSES if name != "AST" and not CLASSES[name]._fields}


def made_of(tree):
    """The node that a pair of a kind and fields stands for, with all below it."""
    if isinstance(tree, list):
        return [made_of(each) for each in tree]
    if not (isinstance(tree, tuple) and len(tree) == 2 and isinstance(tree[1], dict)):
        return tree
    kind, fields = tree
    if kind in _ONLY and not fields:
        return _ONLY[kind]
    node = CLASSES[kind].__new__(CLASSES[kind])
    for name, value in fields.items():
        # The value of a constant may be a tuple itself.
        setattr(node, name, value if kind == "Constant" else made_of(value))
    if kind == "Constant":
        node.kind = None
    elif kind == "Module":
        node.type_ignores = []
    elif "type_comment" in node._fields:
        node.type_comment = None
    return node
