# Code as `dis` shows it. Texts with addresses are printed without them.
import dis
import io
import opcode
import re
import sys
import types


def shown(function, *args, **kwargs):
    output = io.StringIO()
    function(*args, file=output, **kwargs)
    text = re.sub("0x[0-9a-f]{6,}", "ADDRESS", output.getvalue())
    print(re.sub(r"[^ \"]*disassembly\.py", "disassembly.py", text))


counter = 0


def increment(n):
    global counter
    for _ in range(n):
        counter += 1


def all_kinds(a, *rest, key=1, **options):
    """A docstring."""
    b = f"{a!r:>5}" + "x"
    assert a, "m"

    def inner(x: int = 1, *, k=2) -> None:
        return a, x

    with a as c, b:
        for item in rest:
            print(item, end="")
    try:
        d = [i * 2 for i in c if i and a.x]
    except (ValueError, KeyError) as error:
        print(error)
    finally:
        a.done(key=key)
    while a < 3 and b:
        a -= 1
        if a is None:
            continue
    return a is not b in [1], -a, d[1:2], {**options}, inner, lambda: b


async def coroutine(x):
    async with x as y:
        async for i in y:
            await i
    yield x


def numbers():
    for i in range(3):
        yield i


class Shape:
    """A class."""

    sides = 0

    def area(self):
        return super().area()

    @staticmethod
    def make():
        pass

    @classmethod
    def of(cls):
        return cls.make

    class Inner:
        def q(self):
            return 1


for function in (increment, all_kinds, coroutine, numbers, Shape):
    print("---", function.__name__)
    shown(dis.dis, function)
shown(dis.dis, numbers, show_caches=True)
shown(dis.dis, all_kinds, depth=0)
shown(dis.dis, numbers())
shown(dis.dis, increment.__code__.co_code)
shown(dis.dis, "x = (1, [y for y in z])")
shown(dis.dis, "a + b")
shown(dis.dis, "x=1\n" + "\n" * 1500 + "y=2\n")
long = "x = " + "+".join(f"v{i}" for i in range(300))
output = io.StringIO()
dis.dis(long, file=output)
print(*output.getvalue().splitlines()[510:524], sep="\n")
module = types.ModuleType("shapes")
exec("def q():\n  return 1\nw=3\nclass Z:\n  def r(self): pass\n", module.__dict__)
shown(dis.dis, module)

print("--- information")
for function in (increment, all_kinds, coroutine, numbers):
    shown(dis.show_code, function)
print(dis.code_info("x=1"))
print(dis.pretty_flags(99), dis.pretty_flags(0), dis.disco is dis.disassemble)
for instruction in dis.get_instructions(increment):
    print(instruction)
for instruction in dis.get_instructions("f(a)\ng(b)", first_line=50):
    print(instruction.starts_line, instruction.opname, instruction.argval, instruction.positions[:2])
print([i.opname for i in dis.get_instructions(numbers, show_caches=True)])
print(list(dis.findlinestarts(all_kinds.__code__)), dis.findlabels(numbers.__code__.co_code))
code = dis.Bytecode(numbers, first_line=100)
print(code.first_line, code.current_offset, code.codeobj is numbers.__code__, len(list(code)))
print(code.dis())
print(code.info() == dis.code_info(numbers), dis.Bytecode("x=1"))


def divide():
    x = 1
    return x / 0


try:
    divide()
except ZeroDivisionError as error:
    sys.last_traceback = error.__traceback__
    shown(dis.dis)
    shown(dis.distb, show_caches=True)
    shown(dis.distb, error.__traceback__.tb_next)
    code = dis.Bytecode.from_traceback(error.__traceback__)
    print(code.current_offset, code.dis(), sep="\n")
    print(error.__traceback__.tb_next.tb_lasti)
generator = numbers()
print(generator.gi_frame.f_lasti, next(generator), generator.gi_frame.f_lasti)

print("--- code objects")
code = all_kinds.__code__
print(code.co_varnames, code.co_cellvars, code.co_nlocals, code.co_names)
print([c for c in code.co_consts if not isinstance(c, types.CodeType)])
print(code.co_code.hex(), code.co_exceptiontable.hex())
print(list(code.co_lines())[:20])
print([line for line, *_ in increment.__code__.co_positions()])

print("--- opcodes")
print(dis.opmap, dis.opname[:3], dis.opname[255], dis.HAVE_ARGUMENT, dis.EXTENDED_ARG, dis.cmp_op)
print(dis.hasconst, dis.hasname, dis.hasjrel, dis.hasjabs, dis.haslocal, dis.hascompare, dis.hasfree)
print(dis.__all__, opcode.__all__, dis.COMPILER_FLAG_NAMES)
for name, number in dis.opmap.items():
    args = (None,) if number < dis.HAVE_ARGUMENT else (0, 1, 2, 3, 4, 7)
    print(name, [[dis.stack_effect(number, a, jump=j) for a in args] for j in (True, False, None)])

print("--- refusals")
for call in (
    lambda: dis.dis(3),
    lambda: dis.code_info(object()),
    lambda: dis.get_instructions(None),
    lambda: dis.Bytecode(1),
    lambda: dis.stack_effect(dis.opmap["LOAD_CONST"]),
    lambda: dis.stack_effect(dis.opmap["POP_TOP"], 1),
    lambda: dis.stack_effect(255, 1),
    lambda: dis.stack_effect(100, 1, jump=3),
    lambda: dis.dis("x ="),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
del sys.last_traceback
try:
    dis.distb()
except RuntimeError as error:
    print(error)
