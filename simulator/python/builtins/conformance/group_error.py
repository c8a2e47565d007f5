def a():
    raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("nested", [TypeError("x"), OSError(2, "f")]), KeyError("k")])
try:
    a()
except ExceptionGroup as e:
    e.add_note("hello")
    raise RuntimeError("outer") from e
