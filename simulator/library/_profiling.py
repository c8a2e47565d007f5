"""What `profile` and `cProfile` share: profiling a statement, and results in files."""

import marshal


def run_in(profiler, statement):
    import __main__

    return profiler.runctx(statement, __main__.__dict__, __main__.__dict__)


def write_stats(stats, file):
    with open(file, "wb") as output:
        marshal.dump(stats, output)


def read_stats(file):
    with open(file, "rb") as source:
        return marshal.load(source)


class Results:
    """Of a profiler that makes its `stats` by create_stats()."""

    def print_stats(self, sort=-1):
        import pstats

        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        self.create_stats()
        write_stats(self.stats, file)


class Runner:
    """run() and runctx() of a module, with its class of profilers."""

    def __init__(self, profiler):
        self._profiler = profiler

    def run(self, statement, filename=None, sort=-1):
        """Profiles a statement of the main module; prints the result, or writes it into a file."""
        self._run(lambda profiler: profiler.run(statement), filename, sort)

    def runctx(self, statement, globals, locals, filename=None, sort=-1):
        """The same with namespaces of one's own."""
        self._run(lambda profiler: profiler.runctx(statement, globals, locals), filename, sort)

    def _run(self, action, filename, sort):
        profiler = self._profiler()
        try:
            action(profiler)
        except SystemExit:
            pass
        finally:
            if filename is None:
                profiler.print_stats(sort)
            else:
                profiler.dump_stats(filename)
