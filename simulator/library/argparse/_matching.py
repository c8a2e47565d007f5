"""Which words of a command line belong to which argument.

A command line is written as one letter a word: `O` an option, `A` anything else, `-` the first `--`.
"""

from argparse._common import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    ArgumentError,
    name_of,
)


def _accepts(action, letters):
    """Whether an argument can take exactly these words."""
    nargs = action.nargs
    if action.option_strings and "-" in letters:
        return False
    if nargs == REMAINDER:
        return True
    if nargs == PARSER:
        return letters.lstrip("-").startswith("A")
    if "O" in letters:
        return False
    count = letters.count("A")
    if nargs is None:
        return count == 1
    if nargs == OPTIONAL:
        return count <= 1
    if nargs == ZERO_OR_MORE:
        return True
    if nargs == ONE_OR_MORE:
        return count >= 1
    if nargs == SUPPRESS:
        return count == 0
    return count == nargs


def _lengths(actions, letters):
    """How many words each argument takes, the first ones as many as they can; None: they don't fit."""
    if not actions:
        return []
    first, *rest = actions
    for length in range(len(letters), -1, -1):
        if _accepts(first, letters[:length]):
            more = _lengths(rest, letters[length:])
            if more is not None:
                return [length, *more]
    return None


def match_argument(action, letters):
    """How many words an option takes."""
    lengths = _lengths([action], letters)
    if lengths is not None:
        return lengths[0]
    expected = {
        None: "expected one argument",
        OPTIONAL: "expected at most one argument",
        ONE_OR_MORE: "expected at least one argument",
    }.get(action.nargs)
    if expected is None:
        expected = f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
    raise ArgumentError(action, expected)


def match_arguments_partial(actions, letters):
    """How many words each of the first arguments takes, of as many arguments as possible."""
    for count in range(len(actions), 0, -1):
        lengths = _lengths(actions[:count], letters)
        if lengths is not None:
            return lengths
    return []


class Run:
    """One parsing of one command line."""

    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.namespace = namespace
        if parser.fromfile_prefix_chars is not None:
            words = parser._read_args_from_files(words)
        self.words = words
        self.extras = []
        self.seen = set()
        self.seen_non_default = set()
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            inside = group._group_actions
            for i, action in enumerate(inside):
                others = inside[:i] + inside[i + 1 :]
                self.conflicts.setdefault(action, []).extend(others)
        # By place: what an option is taken for.
        self.options = {}
        letters = []
        rest = iter(enumerate(words))
        for i, word in rest:
            if word == "--":
                letters.append("-")
                letters += ["A" for _ in rest]
                break
            option = parser._parse_optional(word)
            if option is not None:
                self.options[i] = option
            letters.append("A" if option is None else "O")
        self.letters = "".join(letters)

    def parse(self):
        """Carries out all actions; returns the words that are left."""
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            following = min(index for index in self.options if index >= at)
            if at != following:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras += self.words[at:following]
                at = following
            at = self.take_option(at)
        end = self.take_positionals(at)
        self.extras += self.words[end:]
        self.check_required()
        return self.extras

    def carry_out(self, action, words, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, words)
        # Not to have given a value is not to have given the argument.
        if values is not action.default:
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_non_default:
                    raise ArgumentError(action, f"not allowed with argument {name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def take_option(self, at):
        """An option, or several in one word as in `-abc`; returns the place behind its arguments."""
        action, option, explicit = self.options[at]
        chosen = []
        while True:
            if action is None:
                self.extras.append(self.words[at])
                return at + 1
            if explicit is None:
                start = at + 1
                stop = start + match_argument(action, self.letters[start:])
                chosen.append((action, self.words[start:stop], option))
                break
            count = match_argument(action, "A")
            if count == 1:
                stop = at + 1
                chosen.append((action, [explicit], option))
                break
            refusal = ArgumentError(action, f"ignored explicit argument {explicit!r}")
            if count != 0 or option[1] in self.parser.prefix_chars or explicit == "":
                raise refusal
            chosen.append((action, [], option))
            option = option[0] + explicit[0]
            explicit = explicit[1:] or None
            if option not in self.parser._option_string_actions:
                raise refusal
            action = self.parser._option_string_actions[option]
        for each in chosen:
            self.carry_out(*each)
        return stop

    def take_positionals(self, at):
        """As many positional arguments as can be had here; returns the place behind them."""
        lengths = match_arguments_partial(self.positionals, self.letters[at:])
        taken, self.positionals = (
            self.positionals[: len(lengths)],
            self.positionals[len(lengths) :],
        )
        for action, length in zip(taken, lengths):
            self.carry_out(action, self.words[at : at + length])
            at += length
        return at

    def check_required(self):
        parser, namespace = self.parser, self.namespace
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(name_of(action))
            elif (
                isinstance(action.default, str)
                and hasattr(namespace, action.dest)
                and action.default is getattr(namespace, action.dest)
            ):
                # Defaults given as text are converted when they are needed.
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error(f"the following arguments are required: {', '.join(missing)}")
        for group in parser._mutually_exclusive_groups:
            if group.required and not self.seen_non_default.intersection(group._group_actions):
                names = [name_of(each) for each in group._group_actions if each.help is not SUPPRESS]
                parser.error(f"one of the arguments {' '.join(names)} is required")
