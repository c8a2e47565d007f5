"""What arguments a callable takes, and those of one call (Library reference, "inspect", "Introspecting callables")."""

import types

from inspect._parameter import (
    _KEYWORD_ONLY, _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_KEYWORD, _VAR_POSITIONAL, _empty,
    _void, formatannotation,
)  # fmt: skip


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
        from inspect._callables import signature_of

        made = signature_of(obj, follow_wrapped, (globals, locals, eval_str))
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
