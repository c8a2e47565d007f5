# No docstring, as CPython has none: `urllib` is but the folder of its modules.
