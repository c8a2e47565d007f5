# try in all its forms, chaining, and what finally does to control flow.
def flow(kind):
    for i in range(3):
        try:
            if kind == "return":
                return "returned"
            if kind == "break":
                break
            if kind == "continue":
                continue
            if kind == "raise":
                raise ValueError(kind)
        except ValueError as error:
            print("except", error)
        else:
            print("else", i)
        finally:
            print("finally", i)
    return "end"


for kind in ("none", "return", "break", "continue", "raise"):
    print(kind, flow(kind))


def override():
    try:
        return 1
    finally:
        return 2


print(override())


class Custom(Exception):
    def __init__(self, code, *args):
        super().__init__(*args)
        self.code = code


try:
    try:
        {}["missing"]
    except KeyError as error:
        raise Custom(7, "wrapped") from error
except Custom as error:
    print(error.code, error.args, repr(error.__cause__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]
except IndexError as error:
    print(error, "|", repr(error.__context__), error.__cause__)
try:
    try:
        raise ValueError("a")
    except (TypeError, ValueError) as e:
        raise
except ValueError as e:
    print("again", e)
try:
    e
except NameError as error:
    print(error)


def local():
    try:
        x
    except UnboundLocalError as error:
        print(error)
    x = 1


local()
for bad in (lambda: int("x"), lambda: [1, 2][5], lambda: {}[1], lambda: "a" + 1, lambda: 1 + "a",
            lambda: None.x, lambda: undefined, lambda: (1, 2)[0:1:0], lambda: [].pop(),
            lambda: "abc".index("z"), lambda: int([]), lambda: 1 // 0, lambda: 1.0 / 0, lambda: 5 % 0,
            lambda: [1] < ["a"], lambda: {[]: 1}, lambda: iter(5), lambda: next(iter([]))):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
try:
    a, b = [1]
except ValueError as error:
    print(error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
try:
    assert 1 == 2, "message"
except AssertionError as error:
    print("assert", error)
try:
    raise TypeError
except TypeError as error:
    print(repr(error), error.args)
try:
    raise 5
except TypeError as error:
    print(error)


def inner():
    raise Custom(3, "uncaught")


def middle():
    inner()


middle()
