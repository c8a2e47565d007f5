"""Names of levels (Library reference, "logging", "Logging Levels")."""

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_levels = {
    "CRITICAL": CRITICAL, "FATAL": FATAL, "ERROR": ERROR, "WARN": WARN, "WARNING": WARNING,
    "INFO": INFO, "DEBUG": DEBUG, "NOTSET": NOTSET,
}  # fmt: skip
_names = {level: name for name, level in _levels.items()} | {CRITICAL: "CRITICAL"}


def getLevelNamesMapping():
    """A copy of the levels by name."""
    return _levels.copy()


def getLevelName(level):
    """The name of a level, or the level of a name; 'Level 42' for others."""
    if level in _names:
        return _names[level]
    return _levels.get(level, f"Level {level}")


def addLevelName(level, levelName):
    """Gives a level a name."""
    _names[level] = levelName
    _levels[levelName] = level


def check_level(level):
    """The number of a level that may be given by name."""
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _levels:
        raise ValueError(f"Unknown level: {level!r}")
    return _levels[level]
