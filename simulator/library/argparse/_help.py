"""Usage and help as text (Library reference, "argparse", "formatter_class")."""

from argparse._common import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
)

_TEXT_WIDTH_MIN = 11


def _terminal_width():
    try:
        from shutil import get_terminal_size
    except ImportError:
        return 80
    return get_terminal_size().columns


def _parts(text):
    """Splits a usage where lines may end: at spaces, but not inside brackets."""
    parts = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        end = _bracket_end(text, at) if text[at] in "([" else None
        if end is None:
            end = text.find(" ", at)
            end = len(text) if end < 0 else end
        parts.append(text[at:end])
        at = end
    return parts


def _bracket_end(text, start):
    closing = ")" if text[start] == "(" else "]"
    at = start
    while (at := text.find(closing, at)) >= 0:
        while at < len(text) and text[at] == closing:
            at += 1
        if at == len(text) or text[at] == " ":
            return at
    return None


class _Section:
    """A heading with texts below it; they are made when everything is known."""

    def __init__(self, parent, heading, indent):
        self.parent = parent
        self.heading = heading
        self.indent = indent
        self.items = []


class HelpFormatter:
    """Wraps everything to the width of the terminal."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _terminal_width() - 2
        self._prog = prog
        self._width = width
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = 0
        self._action_max_length = 0
        self._root_section = self._current_section = _Section(None, None, 0)

    # What a parser puts in

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, "Indent decreased below 0."

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def start_section(self, heading):
        """Begins a section."""
        self._indent()
        section = _Section(self._current_section, heading, self._current_indent)
        self._add_item(self._format_section, [section])
        self._current_section = section

    def end_section(self):
        """Ends the section."""
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        """Adds a paragraph."""
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        """Adds the usage: as it is given, or made of the actions."""
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        """Adds what there is to say about an action."""
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action))]
        for subaction in self._iter_indented_subactions(action):
            lengths.append(len(self._format_action_invocation(subaction)))
        self._action_max_length = max(
            self._action_max_length, max(lengths) + self._current_indent
        )
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        """Adds what there is to say about actions."""
        for action in actions:
            self.add_argument(action)

    # What comes out

    def format_help(self):
        """The whole text."""
        text = self._join_parts([func(*args) for func, args in self._root_section.items])
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n" if text else text

    def _join_parts(self, parts):
        return "".join(part for part in parts if part and part is not SUPPRESS)

    def _format_section(self, section):
        self._current_indent, outside = section.indent, self._current_indent
        inside = self._join_parts([func(*args) for func, args in section.items])
        self._current_indent = outside
        if not inside:
            return ""
        heading = ""
        if section.heading is not SUPPRESS and section.heading is not None:
            indent = " " * (section.indent - self._indent_increment)
            heading = f"{indent}{section.heading}:\n"
        return f"\n{heading}{inside}\n"

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = f"{self._prog}"
        else:
            usage = self._make_usage(actions, groups, prefix)
        return f"{prefix}{usage}\n\n"

    def _make_usage(self, actions, groups, prefix):
        prog = f"{self._prog}"
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        usage = " ".join(
            part for part in (prog, self._format_actions_usage(optionals + positionals, groups))
            if part
        )  # fmt: skip
        width = self._width - self._current_indent
        if len(prefix) + len(usage) <= width:
            return usage
        options = _parts(self._format_actions_usage(optionals, groups))
        places = _parts(self._format_actions_usage(positionals, groups))
        if len(prefix) + len(prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(prog) + 1)
            if options:
                lines = _wrapped([prog, *options], indent, width, prefix)
                lines += _wrapped(places, indent, width)
            else:
                lines = _wrapped([prog, *places], indent, width, prefix)
        else:
            indent = " " * len(prefix)
            lines = _wrapped(options + places, indent, width)
            if len(lines) > 1:
                lines = _wrapped(options, indent, width) + _wrapped(places, indent, width)
            lines.insert(0, prog)
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        opening, closing, members = {}, {}, set()
        for group in groups:
            inside = group._group_actions
            if not inside:
                raise ValueError("empty group")
            if inside[0] not in actions:
                continue
            start = actions.index(inside[0])
            end = start + len(inside)
            if actions[start:end] != inside:
                continue
            members.update(inside)
            opening[start] = end
            closing[start] = group.required
        parts = []
        at = 0
        while at < len(actions):
            end = opening.get(at, at + 1)
            shown = [
                text for action in actions[at:end]
                if (text := self._action_usage(action, action in members))
            ]  # fmt: skip
            text = " | ".join(shown)
            if text and at in opening:
                if not closing[at]:
                    text = f"[{text}]"
                elif len(shown) > 1:
                    text = f"({text})"
            if text:
                parts.append(text)
            at = end
        return " ".join(parts)

    def _action_usage(self, action, in_group):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and text.startswith("[") and text.endswith("]"):
                text = text[1:-1]
            return text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            metavar = self._get_default_metavar_for_optional(action)
            text = f"{action.option_strings[0]} {self._format_args(action, metavar)}"
        return text if action.required or in_group else f"[{text}]"

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, _TEXT_WIDTH_MIN)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        width = max(self._width - position, _TEXT_WIDTH_MIN)
        room = position - self._current_indent - 2
        indent = " " * self._current_indent
        header = self._format_action_invocation(action)
        first = 0
        if not action.help:
            parts = [f"{indent}{header}\n"]
        elif len(header) <= room:
            parts = [f"{indent}{header:<{room}}  "]
        else:
            parts = [f"{indent}{header}\n"]
            first = position
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, width)
                parts.append(f"{' ' * first}{lines[0]}\n")
                parts += [f"{' ' * position}{line}\n" for line in lines[1:]]
        elif not parts[0].endswith("\n"):
            parts.append("\n")
        for subaction in self._iter_indented_subactions(action):
            parts.append(self._format_action(subaction))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return self._metavars(action, default, 1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(f"{option} {args}" for option in action.option_strings)

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = f"{{{','.join(str(choice) for choice in action.choices)}}}"
        else:
            name = default
        return name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default_metavar):
        def named(count):
            return self._metavars(action, default_metavar, count)

        nargs = action.nargs
        if nargs is None:
            return "%s" % named(1)
        if nargs == OPTIONAL:
            return "[%s]" % named(1)
        if nargs == ZERO_OR_MORE:
            names = named(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % named(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % named(1)
        if nargs == SUPPRESS:
            return ""
        try:
            template = " ".join("%s" for _ in range(nargs))
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return template % named(nargs)

    def _expand_help(self, action):
        values = dict(vars(action), prog=self._prog)
        for name in list(values):
            if values[name] is SUPPRESS:
                del values[name]
            elif hasattr(values[name], "__name__"):
                values[name] = values[name].__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(str(choice) for choice in values["choices"])
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    # What other formatters do in another way

    def _split_lines(self, text, width):
        from textwrap import wrap

        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        from textwrap import fill

        return fill(
            " ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent
        )

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _wrapped(parts, indent, width, prefix=None):
    """Lines of parts, as many as fit; the first stands behind the prefix, if there is one."""
    lines = []
    line = []
    length = len(indent if prefix is None else prefix) - 1
    for part in parts:
        if length + 1 + len(part) > width and line:
            lines.append(indent + " ".join(line))
            line = []
            length = len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + " ".join(line))
    if prefix is not None:
        lines[0] = lines[0][len(indent) :]
    return lines


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds defaults to the help of arguments."""

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" in text or action.default is SUPPRESS:
            return text
        if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type of an argument in place of its name."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
