"""Interpreters of commands, a line each (Library reference, "cmd")."""

import string
import sys

__all__ = ["Cmd"]

PROMPT = "(Cmd) "
IDENTCHARS = string.ascii_letters + string.digits + "_"


class Cmd:
    """An interpreter whose commands are its methods `do_NAME`; one that returns true ends it.

    There is no completion of commands by a key: input has no terminal.
    """

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = "="
    lastcmd = ""
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None):
        """Reads commands and runs them, until one of them says stop. EOF is a command too."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(str(self.intro) + "\n")
        stop = None
        while not stop:
            line = self.cmdqueue.pop(0) if self.cmdqueue else self._read_line()
            line = self.precmd(line)
            stop = self.onecmd(line)
            stop = self.postcmd(stop, line)
        self.postloop()

    def _read_line(self):
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return "EOF"
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip("\r\n") if line else "EOF"

    def precmd(self, line):
        """Called with each line before it is run; what to run."""
        return line

    def postcmd(self, stop, line):
        """Called after each line; whether to stop."""
        return stop

    def preloop(self):
        """Called once when cmdloop() begins."""

    def postloop(self):
        """Called once when cmdloop() ends."""

    def parseline(self, line):
        """The command, its argument and the line; None for the first two if there is no command."""
        line = line.strip()
        if line.startswith("?"):
            line = "help " + line[1:]
        elif line.startswith("!"):
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        if not line:
            return None, None, line
        end = 0
        while end < len(line) and line[end] in self.identchars:
            end += 1
        return line[:end], line[end:].strip(), line

    def onecmd(self, line):
        """Runs one line; what the command returned."""
        command, argument, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = "" if line == "EOF" else line
        method = getattr(self, "do_" + command, None) if command else None
        return self.default(line) if method is None else method(argument)

    def emptyline(self):
        """What an empty line does: the last command again."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)
        return None

    def default(self, line):
        """What an unknown command does."""
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    # Completion, for interpreters that ask for it themselves.

    def completedefault(self, *ignored):
        """How arguments are completed by commands without a `complete_NAME`."""
        return []

    def completenames(self, text, *ignored):
        """The commands that begin like this."""
        start = "do_" + text
        return [name[3:] for name in self.get_names() if name.startswith(start)]

    def complete_help(self, *args):
        """What help can be asked for."""
        topics = {name[5:] for name in self.get_names() if name.startswith("help_" + args[0])}
        return list(set(self.completenames(*args)) | topics)

    def get_names(self):
        """The attributes of the class."""
        return dir(self.__class__)

    # Help.

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            self._help_on(arg)
            return
        topics = {name[5:] for name in self.get_names() if name.startswith("help_")}
        documented = []
        undocumented = []
        for name in sorted({name for name in self.get_names() if name.startswith("do_")}):
            command = name[3:]
            if command in topics:
                documented.append(command)
                topics.remove(command)
            elif getattr(self, name).__doc__:
                documented.append(command)
            else:
                undocumented.append(command)
        self.stdout.write(f"{self.doc_leader}\n")
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def _help_on(self, topic):
        method = getattr(self, "help_" + topic, None)
        if method is not None:
            method()
            return
        text = getattr(getattr(self, "do_" + topic, None), "__doc__", None)
        self.stdout.write(f"{text if text else self.nohelp % (topic,)}\n")

    def print_topics(self, header, cmds, cmdlen, maxcol):
        """Shows a header and names in columns; nothing without names."""
        if cmds:
            self.stdout.write(f"{header}\n")
            if self.ruler:
                self.stdout.write(f"{self.ruler * len(header)}\n")
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Shows strings in as few lines as possible, column by column, two spaces apart."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        odd = [index for index, item in enumerate(list) if not isinstance(item, str)]
        if odd:
            raise TypeError(f"list[i] not a string for i in {', '.join(map(str, odd))}")
        for rows in range(1, len(list) + 1):
            columns = [list[start : start + rows] for start in range(0, len(list), rows)]
            widths = [max(map(len, column)) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth:
                break
        else:
            rows, columns, widths = len(list), [list], [0]
        for row in range(rows):
            cells = [column[row] if row < len(column) else "" for column in columns]
            while cells and not cells[-1]:
                cells.pop()
            shown = [cell.ljust(width) for cell, width in zip(cells, widths)]
            self.stdout.write("  ".join(shown) + "\n")
