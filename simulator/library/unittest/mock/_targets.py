"""Names of things to be patched, as text: "package.module.Class.attribute"."""


def import_target(path):
    """What a path names: modules on the way are imported."""
    first, *others = path.split(".")
    thing = __import__(first)
    reached = first
    for name in others:
        reached += "." + name
        if not hasattr(thing, name):
            try:
                __import__(reached)
            except ModuleNotFoundError as error:
                if error.name != reached or not hasattr(thing, "__path__"):
                    getattr(thing, name)
                raise
        thing = getattr(thing, name)
    return thing


def split_target(target):
    """A function that gives the object, and the name of the attribute in it."""
    try:
        path, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return lambda: import_target(path), attribute
