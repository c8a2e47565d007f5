# unittest: how tests are found and run, and what is shown. Times and file names are left out.
import contextlib
import io
import sys
import types
import unittest

events = []


def show(stream):
    for line in stream.getvalue().splitlines():
        if line.startswith("  File "):
            line = "  File ..., in " + line.rpartition(", in ")[2]
        elif line.startswith("Ran "):
            line = line.rpartition(" ")[0] + " ..."
        print(line)
    print("~" * 30)


def run(test, **options):
    stream = io.StringIO()
    result = unittest.TextTestRunner(stream=stream, **options).run(test)
    show(stream)
    return result


def load(*classes):
    loader = unittest.TestLoader()
    return unittest.TestSuite(loader.loadTestsFromTestCase(each) for each in classes)


class Course(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        events.append("setUpClass")
        cls.addClassCleanup(events.append, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        events.append("tearDownClass")

    def setUp(self):
        events.append("setUp")
        self.addCleanup(events.append, "cleanup 1")
        self.addCleanup(events.append, "cleanup 2")

    def tearDown(self):
        events.append("tearDown")

    def test_one(self):
        events.append("one")

    def test_two(self):
        events.append("two")


print(run(load(Course)), events)


class Kinds(unittest.TestCase):
    def test_a_pass(self):
        """The first line of the docstring

        is shown, not the others."""

    def test_b_fail(self):
        self.assertEqual(1, 2)

    def test_c_error(self):
        {}["missing"]

    @unittest.skip("not now")
    def test_d_skipped(self):
        self.fail("not reached")

    def test_e_skips_itself(self):
        self.skipTest("on second thoughts")

    @unittest.expectedFailure
    def test_f_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_g_unexpected(self):
        pass

    def test_h_subtests(self):
        """With subtests"""
        for number in range(4):
            with self.subTest("message", number=number):
                if number == 1:
                    self.assertIsNone(number)
                elif number == 2:
                    raise ValueError(number)
                elif number == 3:
                    self.skipTest("this one")

    def test_i_nested_subtests(self):
        with self.subTest(outer=1):
            with self.subTest(inner=2):
                self.fail("inside")
        with self.subTest():
            self.fail("plain")

    def test_j_cleanup_fails(self):
        self.addCleanup(lambda: 1 / 0)
        self.addCleanup(lambda: [].pop())

    @unittest.skipIf(True, "if")
    def test_k_skip_if(self):
        pass

    @unittest.skipUnless(True, "unless")
    def test_l_skip_unless(self):
        pass

    def test_m_chained(self):
        try:
            {}["inner"]
        except KeyError as error:
            raise ValueError("outer") from error


for verbosity in 0, 1, 2:
    result = run(load(Kinds), verbosity=verbosity)
    print(result, result.wasSuccessful(), result.testsRun)
    print([str(test) for test, _ in result.failures])
    print([(test.id(), reason) for test, reason in result.skipped])
    print([test.id() for test, _ in result.expectedFailures], result.unexpectedSuccesses)
print(run(load(Kinds), failfast=True))
print(run(load(Kinds), descriptions=False, verbosity=2).failures[0][0])


class BrokenSetUp(unittest.TestCase):
    def setUp(self):
        raise OSError("no set-up")

    def tearDown(self):
        events.append("not reached")

    def test(self):
        events.append("not reached")


class BrokenClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise LookupError("no class")

    def test(self):
        events.append("not reached")


class SkippedClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("no such thing here")

    def test(self):
        events.append("not reached")


class BrokenTearDown(unittest.TestCase):
    def tearDown(self):
        raise OSError("no tear-down")

    @classmethod
    def tearDownClass(cls):
        cls.missing

    def test(self):
        self.fail("and a failure")


@unittest.skip("the whole class")
class WholeClass(unittest.TestCase):
    def test(self):
        events.append("not reached")


del events[:]
run(load(BrokenSetUp, BrokenClass, SkippedClass, BrokenTearDown, WholeClass), verbosity=2)
print(events)


# Fixtures of modules


def make_module(name, **functions):
    module = sys.modules[name] = types.ModuleType(name)

    class Test(unittest.TestCase):
        def test(self):
            events.append(f"{name} test")

    Test.__module__ = name
    module.Test = Test
    for function_name, function in functions.items():
        setattr(module, function_name, function)
    return module


def broken():
    raise RuntimeError("module fixture")


good = make_module(
    "good",
    setUpModule=lambda: (events.append("set up"), unittest.addModuleCleanup(events.append, "clean")),
    tearDownModule=lambda: events.append("tear down"),
)
bad = make_module("bad", setUpModule=broken)
late = make_module("late", tearDownModule=broken)
run(load(good.Test, bad.Test, late.Test), verbosity=2)
print(events)


# What tests print


class Printing(unittest.TestCase):
    def test_a_good(self):
        print("of no interest")

    def test_b_bad(self):
        print("on standard output")
        print("on standard error", end="", file=sys.stderr)
        self.fail()


with contextlib.redirect_stderr(io.StringIO()) as mirrored:
    run(load(Printing), buffer=True)
print(repr(mirrored.getvalue()))


# Loading

loader = unittest.TestLoader()
print(loader.getTestCaseNames(Course), loader.loadTestsFromTestCase(Course).countTestCases())
loader.testMethodPrefix = "set"
print(loader.getTestCaseNames(Course))
loader.testMethodPrefix = "test"
loader.sortTestMethodsUsing = lambda one, other: (one < other) - (one > other)
print(loader.getTestCaseNames(Course))
loader.sortTestMethodsUsing = None
print(sorted(loader.getTestCaseNames(Course)))
for name in "good", "good.Test", "good.Test.test":
    print(loader.loadTestsFromName(name))
print(loader.loadTestsFromNames(["Test", "Test.test"], good))
good.make = lambda: good.Test("test")
good.make_suite = lambda: unittest.TestSuite([good.Test("test")])
good.five = 5
good.gives_five = lambda: 5
print(loader.loadTestsFromName("make", good), loader.loadTestsFromName("make_suite", good))
for name in "five", "gives_five":
    try:
        loader.loadTestsFromName(name, good)
    except TypeError as error:
        print(str(error).partition(" <")[0])
run(loader.loadTestsFromNames(["good.missing", "good.Test.missing"]))
print(loader.loadTestsFromName("missing"))
print([text.partition("\n")[0] for text in loader.errors])
good.load_tests = lambda loader, tests, pattern: unittest.TestSuite([tests, tests])
print(loader.loadTestsFromModule(good).countTestCases())
good.load_tests = broken
print(loader.loadTestsFromModule(good))
for wrong in [unittest.TestSuite], [5], "text", [unittest.TestCase]:
    try:
        unittest.TestSuite(wrong)
    except TypeError as error:
        print(error)
try:
    loader.loadTestsFromTestCase(unittest.TestSuite)
except TypeError as error:
    print(error)
try:
    Course("test_three")
except ValueError as error:
    print(error)


# Cases as objects

case = Course("test_one")
print(case, repr(case), case.id(), case.shortDescription(), case.countTestCases())
print(Kinds("test_a_pass").shortDescription())
print(case == Course("test_one"), case == Course("test_two"), case == Kinds("test_a_pass"))
print(hash(case) == hash(Course("test_one")), unittest.TestCase().countTestCases())
function_case = unittest.FunctionTestCase(
    lambda: events.append("function"),
    setUp=lambda: events.append("before"),
    tearDown=lambda: events.append("after"),
    description="A function",
)
print(function_case, function_case.shortDescription(), function_case.id())
del events[:]
print(function_case.run(), events)
suite = unittest.TestSuite([case, unittest.TestSuite([Course("test_two")])])
print(suite.countTestCases(), suite == unittest.TestSuite(), list(suite))
suite.run(unittest.TestResult())
print(suite.countTestCases(), list(suite))
try:
    load(Kinds).debug()
except AssertionError as error:
    print("debug:", error)


class Contexts(unittest.TestCase):
    class Manager:
        def __enter__(self):
            events.append("enter")
            return "entered"

        def __exit__(self, *exc_info):
            events.append(("exit", exc_info))

    def test(self):
        events.append(self.enterContext(self.Manager()))
        try:
            self.enterContext(5)
        except TypeError as error:
            events.append(str(error))
        events.append(self.doCleanups())


del events[:]
run(load(Contexts))
print(events)


# The command line

for arguments in [], ["Course"], ["Course.test_one", "Contexts.test"]:
    stream = io.StringIO()
    program = unittest.main(
        argv=["path/to/program", *arguments],
        exit=False,
        defaultTest="Course",
        testRunner=unittest.TextTestRunner(stream=stream),
    )
    show(stream)
    print(program.progName, program.testNames, program.result)
try:
    unittest.main(argv=["program", "Course"], testRunner=unittest.TextTestRunner(io.StringIO()))
except SystemExit as error:
    print("exit", error.code)
try:
    unittest.main(
        argv=["program", "BrokenSetUp"], testRunner=unittest.TextTestRunner(io.StringIO())
    )
except SystemExit as error:
    print("exit", error.code)
