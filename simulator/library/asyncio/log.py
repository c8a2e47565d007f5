"""The logger that asyncio writes to, made when it is first used."""


def __getattr__(name):
    if name != "logger":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from logging import getLogger

    globals()["logger"] = logger = getLogger("asyncio")
    return logger
