"""Logging set up by a dictionary (Library reference, "logging.config")."""

import logging
import logging.handlers


def dictConfig(config):
    """Sets up formatters, filters, handlers and loggers as the dictionary says."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Not supported: there is no `configparser` here."""
    raise NotImplementedError("logging.config.fileConfig() is not supported: use dictConfig()")


def listen(port=logging.handlers.DEFAULT_TCP_LOGGING_PORT, verify=None):
    """Not supported."""
    raise NotImplementedError("logging.config.listen() is not supported: use dictConfig()")


def _resolve(name):
    """What a dotted name stands for; modules are imported on the way."""
    first, *rest = name.split(".")
    found = __import__(first)
    path = first
    for part in rest:
        path += f".{part}"
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(path)
            found = getattr(found, part)
    return found


class BaseConfigurator:
    """Values of a configuration that stand for others: `ext://sys.stdout`, `cfg://handlers.main`."""

    def __init__(self, config):
        self.config = config

    def resolve(self, s):
        """What a dotted name stands for."""
        try:
            return _resolve(s)
        except ImportError as error:
            raise ValueError(f"Cannot resolve {s!r}: {error}") from error

    def convert(self, value):
        """The value itself, or what it refers to; lists and dicts item by item."""
        if isinstance(value, dict):
            return {key: self.convert(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)(self.convert(each) for each in value)
        if isinstance(value, str):
            kind, separator, rest = value.partition("://")
            if separator and kind == "ext":
                return self.resolve(rest)
            if separator and kind == "cfg":
                return self._configured(rest)
        return value

    def _configured(self, path):
        """`handlers.main`, `items[0]`: another part of the same configuration."""
        value = self.config
        for part in path.replace("[", ".[").split("."):
            key = part[1:-1] if part.startswith("[") and part.endswith("]") else part
            try:
                value = value[int(key) if isinstance(value, (list, tuple)) else key]
            except (KeyError, IndexError, ValueError):
                raise ValueError(f"Unable to convert {path!r} at {part!r}") from None
        return self.convert(value)

    def configure_custom(self, config):
        """What the callable under "()" makes of the other entries."""
        factory = self.convert(config["()"])
        if not callable(factory):
            factory = self.resolve(factory)
        attributes = config.get(".")
        arguments = {
            key: self.convert(value)
            for key, value in config.items()
            if key not in ("()", ".") and key.isidentifier()
        }
        made = factory(**arguments)
        for name, value in (attributes or {}).items():
            setattr(made, name, value)
        return made


class DictConfigurator(BaseConfigurator):
    """Carries a configuration out."""

    def configure(self):
        """Makes everything and puts it in its place."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        if config.pop("incremental", False):
            self._adjust()
        else:
            self._set_up()

    def _each(self, section, what, carry_out):
        """Carries out a section entry by entry; errors name the entry."""
        for name, entry in self.config.get(section, {}).items():
            try:
                carry_out(name, entry)
            except Exception as error:
                raise ValueError(f"Unable to configure {what} {name!r}") from error

    def _adjust(self):
        """An incremental configuration changes levels only, and propagation."""

        def handler(name, entry):
            known = logging._handlers.handler_named(name)
            if known is None:
                raise ValueError(f"No handler found with name {name!r}")
            if entry.get("level"):
                known.setLevel(logging._checkLevel(entry["level"]))

        self._each("handlers", "handler", handler)
        self._each("loggers", "logger", lambda name, entry: self.configure_logger(name, entry, True))
        if "root" in self.config:
            try:
                self.configure_root(self.config["root"], True)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _set_up(self):
        disable_existing = self.config.pop("disable_existing_loggers", True)
        self.formatters, self.filters, self.handlers = {}, {}, {}
        self._each("formatters", "formatter", self._make(self.formatters, self.configure_formatter))
        self._each("filters", "filter", self._make(self.filters, self.configure_filter))
        self._make_handlers()
        tree = logging.root.manager.loggerDict
        before = [name for name, each in tree.items() if isinstance(each, logging.Logger)]
        self._each("loggers", "logger", self.configure_logger)
        configured = self.config.get("loggers", {})
        for name in before:
            logger = tree[name]
            if name in configured:
                logger.disabled = False
            elif any(name.startswith(f"{each}.") for each in configured):
                # Below one that is configured: it leaves everything to that.
                logger.level = logging.NOTSET
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = disable_existing
        if "root" in self.config:
            try:
                self.configure_root(self.config["root"])
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _make(self, made, make):
        def carry_out(name, entry):
            made[name] = make(entry)

        return carry_out

    def _make_handlers(self):
        """Handlers that name a target come after it."""

        def handler(name, entry):
            made = self.configure_handler(entry)
            made.name = name
            self.handlers[name] = made

        section = self.config.get("handlers", {})
        later = {name: each for name, each in section.items() if "target" in each}
        self.config["handlers"] = {k: v for k, v in section.items() if k not in later} | later
        self._each("handlers", "handler", handler)
        self.config["handlers"] = section

    def configure_formatter(self, config):
        """A formatter."""
        if "()" in config:
            return self.configure_custom(config)
        kind = config.get("class")
        make = self.resolve(kind) if kind else logging.Formatter
        more = {"defaults": config["defaults"]} if "defaults" in config else {}
        if "validate" in config:
            more["validate"] = config["validate"]
        return make(
            config.get("format"), config.get("datefmt"), config.get("style", "%"), **more
        )

    def configure_filter(self, config):
        """A filter."""
        if "()" in config:
            return self.configure_custom(config)
        return logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        """Adds filters that are given by name, or are filters themselves."""
        for each in filters:
            try:
                known = callable(each) or callable(getattr(each, "filter", None))
                filterer.addFilter(each if known else self.filters[each])
            except Exception as error:
                raise ValueError(f"Unable to add filter {each!r}") from error

    def configure_handler(self, config):
        """A handler."""
        config = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            handler = self.configure_custom(config)
        else:
            handler = self._plain_handler(config)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        return handler

    def _plain_handler(self, config):
        make = self.resolve(config.pop("class"))
        if "target" in config and issubclass(make, logging.handlers.MemoryHandler):
            try:
                config["target"] = self.handlers[config["target"]]
            except Exception as error:
                raise ValueError(f"Unable to set target handler {config['target']!r}") from error
        attributes = config.pop(".", None)
        arguments = {k: self.convert(v) for k, v in config.items() if k.isidentifier()}
        handler = make(**arguments)
        for name, value in (attributes or {}).items():
            setattr(handler, name, value)
        return handler

    def _common(self, logger, config, incremental):
        level = config.get("level")
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get("handlers", ()):
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error
        if config.get("filters"):
            self.add_filters(logger, config["filters"])

    def configure_logger(self, name, config, incremental=False):
        """A logger."""
        logger = logging.getLogger(name)
        self._common(logger, config, incremental)
        logger.disabled = False
        if config.get("propagate") is not None:
            logger.propagate = config["propagate"]

    def configure_root(self, config, incremental=False):
        """The root logger."""
        self._common(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator
