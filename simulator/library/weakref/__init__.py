"""References that don't keep an object alive (Library reference, "weakref")."""

from _weakref import (
    CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy,
)  # fmt: skip
from weakref._finalizers import finalize
from weakref._mappings import KeyedRef, WeakKeyDictionary, WeakValueDictionary
from weakref._methods import WeakMethod
from weakref._sets import WeakSet

__all__ = [
    "CallableProxyType", "ProxyType", "ProxyTypes", "ReferenceType", "WeakKeyDictionary",
    "WeakMethod", "WeakSet", "WeakValueDictionary", "finalize", "getweakrefcount", "getweakrefs",
    "proxy", "ref",
]  # fmt: skip

ref = ReferenceType
ProxyTypes = (ProxyType, CallableProxyType)

for _class in (KeyedRef, WeakKeyDictionary, WeakMethod, WeakSet, WeakValueDictionary, finalize):
    _class.__module__ = __name__
del _class
