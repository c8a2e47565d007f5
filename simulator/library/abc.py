"""Abstract base classes: what a class must have, and who counts as one of its kind."""

__all__ = [
    "ABC", "ABCMeta", "abstractclassmethod", "abstractmethod", "abstractproperty",
    "abstractstaticmethod", "get_cache_token", "update_abstractmethods",
]  # fmt: skip


def abstractmethod(funcobj):
    """Marks a method that a class must define before it can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: @classmethod above @abstractmethod says the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: @staticmethod above @abstractmethod says the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: @property above @abstractmethod says the same."""

    __isabstractmethod__ = True


def _abstract_names(namespace, bases, cls):
    names = [
        name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)
    ]
    for base in bases:
        for name in getattr(base, "__abstractmethods__", ()):
            if name not in namespace:
                if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                    names.append(name)
    return frozenset(names)


class _Kind:
    """What an abstract class knows of other classes."""

    def __init__(self):
        self.registered = []
        self.known = {}  # answers of __subclasscheck__
        self.token = 0  # of the time they were given


_token = 0


def get_cache_token():
    """Changes with every registration: answers kept from before may be wrong."""
    return _token


class ABCMeta(type):
    """The class of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **keywords):
        cls = super().__new__(mcls, name, bases, namespace, **keywords)
        cls.__abstractmethods__ = _abstract_names(namespace, bases, cls)
        cls._abc_impl = _Kind()
        return cls

    def register(cls, subclass):
        """Declares a class to be a subclass, without inheritance."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registered.append(subclass)
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = type(instance)
        if cls.__subclasscheck__(subclass):
            return True
        claimed = instance.__class__
        return claimed is not subclass and cls.__subclasscheck__(claimed)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        kind = cls._abc_impl
        if kind.token != _token:
            kind.token = _token
            kind.known = {}
        known = kind.known
        if subclass not in known:
            known[subclass] = cls._is_subclass(subclass)
        return known[subclass]

    def _is_subclass(cls, subclass):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        if cls in subclass.__mro__:
            return True
        for other in cls._abc_impl.registered:
            if issubclass(subclass, other):
                return True
        for other in type.__subclasses__(cls):
            if issubclass(subclass, other):
                return True
        return False


class ABC(metaclass=ABCMeta):
    """A base class that makes a class abstract."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Looks again for what is abstract in a class that was changed after it was made."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls.__dict__, cls.__bases__, cls)
    return cls
