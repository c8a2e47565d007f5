"""What arguments a callable takes (Library reference, "inspect", "Introspecting callables")."""

import enum
import functools
import types
from keyword import iskeyword


class _empty:
    """Marks the absence of a default or an annotation."""


class _void:
    """Marks an argument of replace() that has not been given."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return _DESCRIPTIONS[self]


_DESCRIPTIONS = (
    "positional-only", "positional or keyword", "variadic positional", "keyword-only",
    "variadic keyword",
)  # fmt: skip
_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


def formatannotation(annotation, base_module=None):
    """An annotation as signatures show it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def formatannotationrelativeto(object):
    """A function that shows annotations as seen from the module of something."""
    module = getattr(object, "__module__", None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)

    return _formatannotation


class Parameter:
    """A parameter of a function."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name.startswith(".") and name[1:].isdigit():
            # The iterator that a comprehension is given.
            if kind is not _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    "implicit arguments must be passed as positional or keyword arguments, "
                    f"not {kind.description}"
                )
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        reserved = iskeyword(name) and self._kind is not _POSITIONAL_ONLY
        if reserved or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """The same with something else about it."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            equals = "=" if self._annotation is _empty else " = "
            text += f"{equals}{self._default!r}"
        stars = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}
        return stars.get(self._kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self is other or self._key() == other._key()


class BoundArguments:
    """The arguments of a call by parameter."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        """Those that are given by position."""
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind is _VAR_POSITIONAL:
                args += value
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        """Those that are given by name."""
        kwargs = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                by_name = True
            elif name not in self.arguments:
                by_name = True  # behind a gap nothing can be given by position
                continue
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds the defaults of what has not been given."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        args = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{type(self).__name__} ({args})>"


class Signature:
    """The parameters of a callable, and the annotation of its result."""

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(
        self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True
    ):  # fmt: skip
        by_name = {}
        last = _POSITIONAL_ONLY
        seen_default = False
        for parameter in parameters or ():
            name, kind = parameter.name, parameter.kind
            if __validate_parameters__:
                if kind < last:
                    raise ValueError(
                        f"wrong parameter order: {last.description} parameter before "
                        f"{kind.description} parameter"
                    )
                last = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if name in by_name:
                    raise ValueError(f"duplicate parameter name: {name!r}")
            by_name[name] = parameter
        self._parameters = types.MappingProxyType(by_name)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(
        cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False
    ):  # fmt: skip
        """The signature of a callable."""
        made = _signature_of(obj, follow_wrapped, (globals, locals, eval_str))
        return made if cls is Signature else cls(
            made.parameters.values(), return_annotation=made.return_annotation
        )  # fmt: skip

    def replace(self, *, parameters=_void, return_annotation=_void):
        """The same with other parameters or another result."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=(
                self._return_annotation if return_annotation is _void else return_annotation
            ),
        )

    def _key(self):
        parameters = list(self.parameters.values())
        positional = [each for each in parameters if each.kind is not _KEYWORD_ONLY]
        by_name = {each.name: each for each in parameters if each.kind is _KEYWORD_ONLY}
        return positional, by_name, self._return_annotation

    def __hash__(self):
        positional, by_name, result = self._key()
        return hash((tuple(positional), frozenset(by_name.values()), result))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self is other or self._key() == other._key()

    def bind(self, /, *args, **kwargs):
        """The arguments by parameter; TypeError when the callable would not take them."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same; arguments may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        bound = {}
        args = list(args)
        kwargs = dict(kwargs)
        extra = None
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind is _VAR_POSITIONAL:
                if args:
                    bound[name] = tuple(args)
                    args = []
            elif kind is _VAR_KEYWORD:
                extra = name
            elif args and kind is not _KEYWORD_ONLY:
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                bound[name] = args.pop(0)
            elif kind is _POSITIONAL_ONLY and name in kwargs:
                raise TypeError(
                    f"{name!r} parameter is positional only, but was passed as a keyword"
                )
            elif kind is not _POSITIONAL_ONLY and name in kwargs:
                if args and kind is _KEYWORD_ONLY and not self._takes_any_position():
                    raise TypeError("too many positional arguments")
                bound[name] = kwargs.pop(name)
            elif args and kind is _KEYWORD_ONLY and not self._takes_any_position():
                raise TypeError("too many positional arguments")
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            if extra is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            bound[extra] = kwargs
        return BoundArguments(self, bound)

    def _takes_any_position(self):
        return any(each.kind is _VAR_POSITIONAL for each in self.parameters.values())

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        parts = []
        slash = False  # to be written behind the last positional-only parameter
        star = True  # to be written before the first keyword-only one
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind is _POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if kind is _VAR_POSITIONAL:
                star = False
            elif kind is _KEYWORD_ONLY and star:
                parts.append("*")
                star = False
            parts.append(str(parameter))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return _signature_of(obj, follow_wrapped, (globals, locals, eval_str))


# Where signatures come from


def _signature_of(obj, follow_wrapped, names):
    from inspect import unwrap

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(_signature_of(obj.__func__, follow_wrapped, names))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda each: hasattr(each, "__signature__")
                     or isinstance(each, types.MethodType))  # fmt: skip
        if isinstance(obj, types.MethodType):
            return _signature_of(obj, follow_wrapped, names)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    partial_method = getattr(obj, "_partialmethod", None)
    if isinstance(partial_method, functools.partialmethod):
        inner = _signature_of(partial_method.func, follow_wrapped, names)
        made = _of_partial(inner, partial_method, (None,))
        first, *rest = inner.parameters.values()
        if first.kind is _VAR_POSITIONAL:
            return made
        return made.replace(parameters=(first, *made.parameters.values()))
    if isinstance(obj, types.FunctionType):
        return _of_function(obj, names)
    if isinstance(obj, _BUILTINS):
        return _of_builtin(obj)
    if isinstance(obj, functools.partial):
        return _of_partial(_signature_of(obj.func, follow_wrapped, names), obj)
    found = _of_class(obj, follow_wrapped, names) if isinstance(obj, type) else None
    if found is not None:
        return found
    if not isinstance(obj, type):
        call = _defined_method(type(obj), "__call__")
        if call is not None:
            return _without_first(_signature_of(call, follow_wrapped, names))
    raise ValueError(f"callable {obj!r} is not supported by signature")


_BUILTINS = (
    types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType,
    types.MethodWrapperType, types.ClassMethodDescriptorType,
)  # fmt: skip


def _defined_method(cls, name):
    """A method that is written in Python."""
    method = getattr(cls, name, None)
    return None if isinstance(method, _BUILTINS) else method


def _of_class(cls, follow_wrapped, names):
    call = _defined_method(type(cls), "__call__")
    if call is not None:
        return _without_first(_signature_of(call, follow_wrapped, names))
    new, init = _defined_method(cls, "__new__"), _defined_method(cls, "__init__")
    for base in cls.__mro__:
        for name, method in (("__new__", new), ("__init__", init)):
            if method is not None and name in base.__dict__:
                return _without_first(_signature_of(method, follow_wrapped, names))
    if type in cls.__mro__:
        raise ValueError(f"no signature found for builtin {cls!r}")
    for base in cls.__mro__[:-1]:
        if base.__flags__ & _HEAP_TYPE == 0:
            raise ValueError(f"no signature found for builtin type {cls!r}")
    return Signature()


# Set in type.__flags__ of classes that a class statement has made.
_HEAP_TYPE = 1 << 9


def _without_first(made):
    """A method's signature without what the call gives it."""
    parameters = list(made.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        del parameters[0]
    return made.replace(parameters=parameters)


def _of_function(func, names):
    from inspect import get_annotations

    globals, locals, eval_str = names
    code = func.__code__
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    count, only = code.co_argcount, code.co_kwonlyargcount
    variables = list(code.co_varnames)
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        annotation = annotations.get(name, _empty)
        parameters.append(Parameter(name, kind, default=default, annotation=annotation))

    for i, name in enumerate(variables[:count]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        at = i - (count - len(defaults))
        add(name, kind, defaults[at] if at >= 0 else _empty)
    rest = count + only
    if code.co_flags & 0x04:
        add(variables[rest], _VAR_POSITIONAL)
        rest += 1
    for name in variables[count : count + only]:
        add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & 0x08:
        add(variables[rest], _VAR_KEYWORD)
    result = annotations.get("return", _empty)
    return Signature(parameters, return_annotation=result, __validate_parameters__=False)


def _of_builtin(func):
    """From the text in which a built-in function describes itself."""
    text = getattr(func, "__text_signature__", None)
    if not text:
        raise ValueError(f"no signature found for builtin {func!r}")
    parameters = []
    kind = _POSITIONAL_OR_KEYWORD
    for part in text[1:-1].split(", ") if len(text) > 2 else ():
        name, equals, default = part.partition("=")
        if part == "/":
            parameters = [each.replace(kind=_POSITIONAL_ONLY) for each in parameters]
        elif part == "*":
            kind = _KEYWORD_ONLY
        elif part.startswith("**"):
            parameters.append(Parameter(name[2:], _VAR_KEYWORD))
        elif part.startswith("*"):
            parameters.append(Parameter(name[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        else:
            value = eval(default) if equals else _empty
            parameters.append(Parameter(name, kind, default=value))
    bound = getattr(func, "__self__", None) is not None
    if bound and parameters and parameters[0].name in ("self", "cls"):
        del parameters[0]
    return Signature(parameters)


def _of_partial(inner, partial, extra_args=()):
    """What is left of a signature when some arguments are given."""
    args = extra_args + partial.args
    kwargs = partial.keywords or {}
    try:
        given = inner.bind_partial(*args, **kwargs).arguments
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    parameters = []
    by_name = False  # behind an argument that is given by name
    for name, parameter in inner.parameters.items():
        kind = parameter.kind
        if name in given and kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if kind is _POSITIONAL_ONLY or (kind is _POSITIONAL_OR_KEYWORD and name not in kwargs):
                continue
            parameter = parameter.replace(default=given[name])
            by_name = by_name or kind is _POSITIONAL_OR_KEYWORD
        if by_name:
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
            elif parameter.kind is _VAR_POSITIONAL:
                continue
        parameters.append(parameter)
    return inner.replace(parameters=parameters)
