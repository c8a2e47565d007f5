"""Finding the signature of whatever can be called: functions, classes, partials, built-ins."""

import functools
import types

from inspect._parameter import (
    _KEYWORD_ONLY, _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_KEYWORD, _VAR_POSITIONAL,
    Parameter, _empty,
)  # fmt: skip
from inspect._signature import Signature


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return signature_of(obj, follow_wrapped, (globals, locals, eval_str))


# Where signatures come from


def signature_of(obj, follow_wrapped, names):
    from inspect import unwrap

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(signature_of(obj.__func__, follow_wrapped, names))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda each: hasattr(each, "__signature__")
                     or isinstance(each, types.MethodType))  # fmt: skip
        if isinstance(obj, types.MethodType):
            return signature_of(obj, follow_wrapped, names)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    partial_method = getattr(obj, "_partialmethod", None)
    if isinstance(partial_method, functools.partialmethod):
        inner = signature_of(partial_method.func, follow_wrapped, names)
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
        return _of_partial(signature_of(obj.func, follow_wrapped, names), obj)
    found = _of_class(obj, follow_wrapped, names) if isinstance(obj, type) else None
    if found is not None:
        return found
    if not isinstance(obj, type):
        call = _defined_method(type(obj), "__call__")
        if call is not None:
            return _without_first(signature_of(call, follow_wrapped, names))
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
        return _without_first(signature_of(call, follow_wrapped, names))
    new, init = _defined_method(cls, "__new__"), _defined_method(cls, "__init__")
    for base in cls.__mro__:
        for name, method in (("__new__", new), ("__init__", init)):
            if method is not None and name in base.__dict__:
                return _without_first(signature_of(method, follow_wrapped, names))
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
