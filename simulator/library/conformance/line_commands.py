"""Interpreters of commands: cmd."""
import cmd


class C(cmd.Cmd):
    """doc"""

    def do_foo(self, a):
        """Foo doc
  second"""
        print("foo", repr(a))

    def do_quit(self, a):
        return True

    def help_topic(self):
        print("about")

    def do_EOF(self, a):
        return 1

    def do_bar(self, a):
        pass

    def complete_foo(self, text, line, b, e):
        return [x for x in ("aa", "ab", "c") if x.startswith(text)]


import io
c = C(stdin=io.StringIO("foo 1 2\nhelp\n?foo\n!ls\nx y\n\nhelp nope\nhelp topic\nhelp bar\nquit now\nfoo"), stdout=None)
c.use_rawinput = False
c.intro = "hi"
c.cmdloop()
print(c.parseline("  foo  bar "), c.parseline("?x"), c.parseline("!x"), c.parseline(""), c.parseline("a-b c"), c.completenames("f"), c.complete_help("f"), c.lastcmd)
c.columnize([str(i) * i for i in range(20)], 60)
c.columnize([])
c.columnize(["a"])
c.columnize(["a" * 50] * 3, 10)
c.columnize(list("abcdef"), 5)
c.columnize(["x", "", "y", ""], 5)
try:
    c.columnize([1, "a", 2])
except TypeError as e:
    print(e)
c.cmdqueue = ["foo q", "EOF"]
c.cmdloop("again")
c.onecmd("foo z")
c.print_topics("H", ["a", "b"], 15, 80)
c.print_topics("H", [], 15, 80)
c.default("zz")
c.onecmd("-x")
print(c.lastcmd)
c.emptyline()
