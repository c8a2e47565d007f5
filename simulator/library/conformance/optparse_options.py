"""optparse: options of all kinds, groups, help, and what goes wrong."""

import optparse
import sys

sys.stderr = sys.stdout


def attempt(work, *arguments, **named):
    try:
        result = work(*arguments, **named)
        print(*result if isinstance(result, tuple) else [result])
    except (Exception, SystemExit) as error:
        print(type(error).__name__, error)


def collect(option, opt, value, parser, *extra):
    print("callback", opt, value, extra, parser.rargs)
    parser.values.seen = value


parser = optparse.OptionParser(
    usage="usage: %prog [options] FILE...", version="%prog 1.2", prog="tool",
    description="Does what tools do, and tells about it at such a length that it takes two lines or more.",
    epilog="That is all there is to say.",
)  # fmt: skip
parser.add_option("-f", "--file", dest="filename", metavar="FILE", help="write the report to FILE")
parser.add_option("-q", "--quiet", action="store_false", dest="verbose", default=True, help="say nothing")
parser.add_option("-n", "--number", type="int", default=3, help="how many [default: %default]")
parser.add_option("--rate", type=float, help="a rate of something that needs a long help, which wraps")
parser.add_option("-c", "--color", choices=["red", "green"], help="the color")
parser.add_option("-v", action="count", dest="level")
parser.add_option("-I", action="append", dest="include", help="folders")
parser.add_option("-p", "--point", nargs=2, type="float")
parser.add_option("--fast", action="store_const", const="fast", dest="mode")
parser.add_option("-x", action="callback", callback=collect, type="string", callback_args=(1, 2))
parser.add_option("--secret", help=optparse.SUPPRESS_HELP)
parser.add_option("--a-very-long-option-name", help="stands above its help")
group = optparse.OptionGroup(parser, "Dangerous options", "Use these at your own risk.")
group.add_option("-g", action="store_true", help="group option")
parser.add_option_group(group)
parser.set_defaults(mode="slow")

for line in (
    "", "-f out.txt one two", "--file=out.txt -q -n 0x10", "-nout", "-n7 -vvv -v", "--num 5 --rate=2.5",
    "-c red -I a -Ib --include c", "-c blue", "-p 1 2.5 rest", "-p 1", "--fast -g -- -f x", "-x value more",
    "--unknown", "-z", "--f", "--quiet=1", "-n x", "--rate=y", "-f", "-vqn5 last", "--version", "-- a", "- b",
):  # fmt: skip
    print(">", line)
    attempt(parser.parse_args, line.split())
print(parser.format_help())
attempt(parser.parse_args, ["-h"])
print(parser.get_usage(), parser.get_version(), parser.get_prog_name())
print(parser.has_option("-f"), parser.get_option("--file"), parser.get_option_group("-g").title)
parser.remove_option("--file")
attempt(parser.parse_args, ["-f", "x"])
attempt(parser.remove_option, "--none")

options, rest = parser.parse_args(["-n", "5", "a"])
print(options.number, options.verbose, rest, options == {"a": 1}, options.ensure_value("extra", [1]))
parser.disable_interspersed_args()
print(parser.parse_args(["-v", "a", "-v"])[1])
attempt(parser.add_option, "-n", "--other")
attempt(optparse.Option, "-ab")
attempt(optparse.Option, "x")
attempt(optparse.Option, "--x", action="fly")
attempt(optparse.Option, "--x", type="bird")
attempt(optparse.Option, "--x", type="choice")
attempt(optparse.Option, "--x", wings=2)
attempt(optparse.Option, "--x", action="store_true", type="int")
attempt(optparse.Option)
resolving = optparse.OptionParser(conflict_handler="resolve", prog="r", formatter=optparse.TitledHelpFormatter())
resolving.add_option("-a", "--all", help="first")
resolving.add_option("-a", action="store_true", help="second")
print(resolving.format_help())
plain = optparse.OptionParser(usage=optparse.SUPPRESS_USAGE, add_help_option=False)
print(repr(plain.format_help()), *plain.parse_args([]), optparse.make_option("-k").dest)
