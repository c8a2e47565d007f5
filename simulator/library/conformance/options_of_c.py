"""getopt."""
import getopt
for f in (getopt.getopt, getopt.gnu_getopt):
    for args, s, l in [("-a -b -cfoo -d bar a1 a2", "abc:d:", []), ("--condition=foo --testing --output-file abc.def -x a1 a2", "x", ["condition=", "output-file=", "testing"]), ("-x", "a", []), ("-c", "c:", []), ("--foo", "", ["bar"]), ("--fo=1", "", ["foo="]), ("--foo", "", ["foo="]), ("--foo=1", "", ["foo"]), ("--f", "", ["foo", "far"]), ("a -x b --y c -- -z", "xz", ["y"]), ("- -x", "x", []), ("-ab x -ab", "ab", []), ("-:", ":", []), ("--foo=", "", ["foo="]), ("--foo 1", "", "foo=")]:
        try: print(f(args.split(), s, l))
        except getopt.error as e: print(repr(e), e, e.opt, e.msg)
print(getopt.gnu_getopt("a -x b".split(), "+x"))
