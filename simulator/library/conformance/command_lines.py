"""argparse: help, usage, errors, actions, groups, subparsers."""
import argparse, sys, io
from argparse import *
def run(p, *argv, known=False):
    err, out = io.StringIO(), io.StringIO()
    so, se = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        r = (p.parse_known_args if known else p.parse_args)(list(argv))
    except SystemExit as e: r = f"exit {e.code!r}"
    except Exception as e: r = f"{type(e).__name__}: {e}"
    finally: sys.stdout, sys.stderr = so, se
    print(argv, '->', r)
    if out.getvalue(): print("OUT:", out.getvalue())
    if err.getvalue(): print("ERR:", err.getvalue())
p = ArgumentParser(prog="prog", description="Process some integers.", epilog="And that's how it goes. " * 6)
p.add_argument("integers", metavar="N", type=int, nargs="+", help="an integer for the accumulator")
p.add_argument("--sum", dest="accumulate", action="store_const", const=sum, default=max, help="sum the integers (default: find the max)")
p.add_argument("-v", "--verbose", action="count", default=0, help="verbosity " * 15)
p.add_argument("-o", "--output-file-name", help="out %(dest)s of %(prog)s %(type)s", type=str)
p.add_argument("--level", choices=["low", "mid", "high"], default="mid", help="%(choices)s, %(default)s")
p.add_argument("--version", action="version", version="%(prog)s 2.0")
p.print_help(); print(p); print(p.format_usage())
run(p, "1", "2"); run(p, "1", "--sum", "-vv", "-ofile"); run(p); run(p, "x"); run(p, "1", "--level", "bad"); run(p, "1", "--lev=low"); run(p, "1", "--foo"); run(p, "--version"); run(p, "-h")
run(p, "1", "-vvo", "x", "2"); run(p, "1", "-o"); run(p, "1", "-v=3"); run(p, "1", "--ver"); run(p, "1", "--sum=4"); run(p, "-5", "1"); run(p, "1", "--", "-2", "--x"); run(p, "1", "--foo", "b", known=True)
p = ArgumentParser(prog="PROG", formatter_class=ArgumentDefaultsHelpFormatter)
p.add_argument("--foo", type=int, default=42, help="FOO!"); p.add_argument("bar", nargs="*", default=[1, 2, 3], help="BAR!"); p.add_argument("--x", nargs=2, metavar=("A", "B")); p.add_argument("--opt", nargs="?", const="c", default="d"); p.add_argument("--many", nargs="*"); p.add_argument("--plus", nargs="+"); p.add_argument("--app", action="append"); p.add_argument("--ext", action="extend", nargs="+", type=int); p.add_argument("--ac", action="append_const", const=7)
p.add_argument("--flag", action=BooleanOptionalAction, default=True, help="flag it"); p.add_argument("--no", action="store_false"); p.add_argument("--hidden", help=SUPPRESS)
p.print_help()
for a in [[], ["--foo", "5", "a", "b"], ["--x", "1", "2"], ["--x", "1"], ["--opt"], ["--opt", "z"], ["--many"], ["--many", "1", "2"], ["--plus"], ["--app", "1", "--app", "2"], ["--ext", "1", "2", "--ext", "3"], ["--ac", "--ac"], ["--no-flag"], ["--flag", "--no"], ["--foo", "z"], ["--hidden", "h"], ["--f"], ["--fo", "3"], ["a", "--foo", "1", "b"]]: run(p, *a)
p = ArgumentParser(prog="git", allow_abbrev=False); p.add_argument("--glob", action="store_true", help="global")
sub = p.add_subparsers(title="commands", description="valid", dest="cmd", help="sub-command help", required=True, metavar="CMD")
a = sub.add_parser("add", aliases=["a", "ad"], help="add help", description="Adds."); a.add_argument("path", type=str, help="the path"); a.set_defaults(func="ADD")
b = sub.add_parser("commit", help="commit help"); b.add_argument("-m", "--message", required=True, choices="XYZ")
c = sub.add_parser("nohelp")
p.print_help(); a.print_help(); b.print_help()
for x in [["add", "p"], ["a", "p", "--z"], ["commit", "-m", "X"], ["commit"], ["nope"], [], ["--glo"], ["add", "-h"], ["nohelp"], ["--glob", "add", "p"]]: run(p, *x)
run(p, "add", "p", "--z", known=True)
p = ArgumentParser(prog="PROG"); g = p.add_mutually_exclusive_group(required=True); g.add_argument("--foo", action="store_true"); g.add_argument("--bar", action="store_false"); g2 = p.add_mutually_exclusive_group(); g2.add_argument("-q", action="store_true"); g2.add_argument("pos", nargs="?")
gg = p.add_argument_group("group", "group description"); gg.add_argument("--ing", help="in group"); gg.add_argument("gpos")
p.print_help()
for x in [["--foo", "x"], ["--foo", "--bar"], [], ["x"], ["--bar", "-q", "y"], ["--bar", "y", "z"], ["--bar", "-q", "y", "z"]]: run(p, *x)
par = ArgumentParser(add_help=False); par.add_argument("--parent", type=int); pg = par.add_argument_group("pg"); pg.add_argument("--pgo")
ch = ArgumentParser(prog="child", parents=[par], usage="%(prog)s [options]", formatter_class=RawDescriptionHelpFormatter, description="""Raw
   text  here
""", argument_default=SUPPRESS); ch.add_argument("--foo", type=float); ch.print_help(); run(ch, "--parent", "2"); run(ch, "--foo", "1.5e3")
p = ArgumentParser(prog="p", prefix_chars="-+", conflict_handler="resolve"); p.add_argument("+f"); p.add_argument("-f", "--foo", help="old"); p.add_argument("--foo", help="new"); p.print_help(); run(p, "+f", "1", "-f", "2", "--foo", "3")
for f in [lambda p: p.add_argument("--foo"), lambda p: p.add_argument("x", required=True), lambda p: p.add_argument("x", dest="y"), lambda p: p.add_argument("-"), lambda p: p.add_argument("x", "-y"), lambda p: p.add_argument("--z", action="nope"), lambda p: p.add_argument("--z", type="nope"), lambda p: p.add_argument("--z", nargs=0), lambda p: p.add_argument("--z", nargs=2, metavar=("a",)), lambda p: p.add_argument("--z", nargs="x"), lambda p: p.add_argument("--z", action="store_true", type=int), lambda p: p.add_argument("--z", type=FileType), lambda p: p.add_argument("--z", const=1), lambda p: p.add_mutually_exclusive_group().add_argument("x"), lambda p: p.add_argument(), lambda p: ArgumentParser(conflict_handler="x"), lambda p: (p.add_subparsers(), p.add_subparsers())]:
    p = ArgumentParser(prog="e"); p.add_argument("--foo")
    se, sys.stderr = sys.stderr, sys.stdout
    try: print(f(p))
    except (Exception, SystemExit) as e: print(type(e).__name__, e)
    finally: sys.stderr = se
p = ArgumentParser(prog="very-long-program-name-" * 2)
for i in range(8): p.add_argument(f"--option-{i}", metavar=f"VALUE{i}", help="h")
p.add_argument("first"); p.add_argument("second", nargs="*"); p.add_argument("rest", nargs="...")
print(p.format_usage()); p.prog = "short"; p.print_help(); p.prog = "x" * 70; print(p.format_usage())
run(p, "a", "b", "--option-1", "2", "c")
p = ArgumentParser(prog="i"); p.add_argument("--foo"); p.add_argument("cmd"); p.add_argument("rest", nargs="*", type=int)
print(p.parse_intermixed_args("doit 1 --foo bar 2 3".split())); run(p, *"doit 1 --foo bar 2 3".split())
class MyA(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("%r %r %r" % (namespace, values, option_string)); setattr(namespace, self.dest, values)
p = ArgumentParser(prog="c"); x = p.add_argument("--foo", action=MyA); p.add_argument("bar", action=MyA); print(p.parse_args("1 --foo 2".split())); print(x)
def even(s):
    v = int(s)
    if v % 2: raise ArgumentTypeError(f"{s} is odd")
    return v
p.add_argument("--even", type=even); run(p, "b", "--even", "3"); run(p, "b", "--even", "x"); run(p, "b", "--even", "4")
p.add_argument("--lam", type=lambda s: int(s)); run(p, "b", "--lam", "x")
n = Namespace(a=1, b="x"); print(n, n == Namespace(a=1, b="x"), "a" in n, Namespace(**{"a b": 1}), vars(n))
p = ArgumentParser(prog="d"); p.set_defaults(z=9); p.add_argument("--z", type=int); p.add_argument("--s", default="7", type=int); print(p.parse_args([]), p.get_default("z")); 
p = ArgumentParser(prog="x", exit_on_error=False); p.add_argument("--n", type=int); run(p, "--n", "q"); run(p, "--unknown")
p = ArgumentParser(prog="x"); p.add_argument("-1", dest="one", action="store_true"); p.add_argument("n", nargs="?"); run(p, "-1"); run(p, "-2")
p = ArgumentParser(prog="m", formatter_class=MetavarTypeHelpFormatter); p.add_argument("--foo", type=int); p.add_argument("bar", type=float); p.print_help()
p = ArgumentParser(prog="r", formatter_class=RawTextHelpFormatter); p.add_argument("--foo", help="a\n  b\nc"); p.print_help()
print(FileType("w"), FileType("r", encoding="utf-8"), sorted(argparse.__all__))
p = ArgumentParser(prog="dup"); s = p.add_subparsers(); s.add_parser("a")
try: s.add_parser("a")
except ArgumentError as e: print(e)
p.print_help()
