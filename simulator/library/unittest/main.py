"""The command line of a file of tests: `unittest.main()`."""

import sys

from . import loader, runner

_EXAMPLES = """Examples:
  {0}                           - run default set of tests
  {0} MyTestSuite               - run suite 'MyTestSuite'
  {0} MyTestCase.testSomething  - run MyTestCase.testSomething
  {0} MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


class TestProgram:
    """Loads the tests that the arguments name, or all of a module, runs them, and exits."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):  # fmt: skip
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        if warnings is None and not sys.warnoptions:
            # A file of tests shows all warnings, unless something else was asked for.
            self.warnings = "default"
        else:
            self.warnings = warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].replace("\\", "/").rpartition("/")[2]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Reads the options, and the names of tests after them."""
        names = argv[1:]
        if any(argument.startswith("-") for argument in names):
            self._parser().parse_args(names, self)
            names = self.tests
        if names:
            self.testNames = list(names)
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _parser(self):
        import argparse

        parser = argparse.ArgumentParser(
            prog=self.progName,
            epilog=_EXAMPLES.format(self.progName),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add = parser.add_argument
        add("-v", "--verbose", dest="verbosity", action="store_const", const=2,
            help="Verbose output")  # fmt: skip
        add("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        add("--locals", dest="tb_locals", action="store_true",
            help="Show local variables in tracebacks")  # fmt: skip
        # What the caller has decided is no longer an option.
        for name, option, text in (
            ("failfast", "-f", "Stop on first fail or error"),
            ("catchbreak", "-c", "Catch Ctrl-C and display results so far"),
            ("buffer", "-b", "Buffer stdout and stderr during tests"),
        ):
            if getattr(self, name) is None:
                long = "--catch" if name == "catchbreak" else f"--{name}"
                add(option, long, dest=name, action="store_true", help=text)
        if self.testNamePatterns is None:
            add("-k", dest="testNamePatterns", action="append", type=_pattern,
                help="Only run tests which match the given substring")  # fmt: skip
        add("tests", nargs="*",
            help="a list of any number of test modules, classes and test methods.")  # fmt: skip
        return parser

    def runTests(self):
        if self.catchbreak:
            from .signals import installHandler

            installHandler()
        self.result = self._runner().run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())

    def _runner(self):
        made = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if not isinstance(made, type):
            return made
        options = {
            "verbosity": self.verbosity,
            "failfast": self.failfast,
            "buffer": self.buffer,
            "warnings": self.warnings,
        }
        try:
            return made(**options, tb_locals=self.tb_locals)
        except TypeError:
            pass  # a runner that does not know the newest option, or none of them
        try:
            return made(**options)
        except TypeError:
            return made()


def _pattern(text):
    """A substring to be found anywhere, unless it is a pattern already."""
    return text if "*" in text else f"*{text}*"


main = TestProgram
