"""More handlers (Library reference, "logging.handlers"): queues, memory, files that are turned over."""

import copy
import logging
import os
import threading
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514

_NETWORK = ("DatagramHandler", "HTTPHandler", "SocketHandler")
_UNSUPPORTED = ("NTEventLogHandler", "SMTPHandler", "SysLogHandler")


def __getattr__(name):
    """Those that need sockets, which few programs do."""
    if name in _NETWORK:
        from logging import _network_handlers

        handler = getattr(_network_handlers, name)
        handler.__module__ = __name__
        return handler
    if name in _UNSUPPORTED:
        raise NotImplementedError(f"logging.handlers.{name} is not supported: it needs a server")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class QueueHandler(logging.Handler):
    """Puts records into a queue: another thread or process takes them to where they are read."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        """Puts the record into the queue without waiting."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy that can go to another process: its text is made, its objects are left behind."""
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """A thread that takes records from a queue to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        """The next record of the queue."""
        return self.queue.get(block)

    def start(self):
        """Starts the thread."""
        self._thread = thread = threading.Thread(target=self._monitor)
        thread.daemon = True
        thread.start()

    def prepare(self, record):
        """The record as it is to be handled."""
        return record

    def handle(self, record):
        """Gives the record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        from queue import Empty

        task_done = getattr(self.queue, "task_done", lambda: None)
        while True:
            try:
                record = self.dequeue(True)
            except Empty:
                return
            if record is self._sentinel:
                task_done()
                return
            self.handle(record)
            task_done()

    def enqueue_sentinel(self):
        """Puts what ends the thread into the queue."""
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """Waits until all records in the queue have been handled, and ends the thread."""
        self.enqueue_sentinel()
        self._thread.join()
        self._thread = None


class BufferingHandler(logging.Handler):
    """Keeps records until there are `capacity` of them."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Whether it is time to let go of them."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forgets them."""
        self.acquire()
        try:
            self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records until there are many, or one is serious, and gives them to another handler."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """The handler that gets them."""
        self.acquire()
        try:
            self.target = target
        finally:
            self.release()

    def flush(self):
        """Gives them to the other handler, if there is one."""
        self.acquire()
        try:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.setTarget(None)
            BufferingHandler.close(self)


class BaseRotatingHandler(logging.FileHandler):
    """A file that is put aside at times, and begun anew."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name under which a file is put aside."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Puts a file aside."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when one would be longer than `maxBytes`; keeps `backupCount` old ones."""

    def __init__(
        self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False,
        errors=None,
    ):  # fmt: skip
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """app.log becomes app.log.1, that app.log.2, and so on; the last one goes."""
        self._close_stream()
        if self.backupCount > 0:
            names = [self.rotation_filename(f"{self.baseFilename}.{i}")
                     for i in range(1, self.backupCount + 1)]  # fmt: skip
            for newer, older in reversed(list(zip(names, names[1:]))):
                if os.path.exists(newer):
                    if os.path.exists(older):
                        os.remove(older)
                    os.rename(newer, older)
            if os.path.exists(names[0]):
                os.remove(names[0])
            self.rotate(self.baseFilename, names[0])
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Whether the file would get too long."""
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        self.stream.seek(0, 2)
        return self.stream.tell() + len(f"{self.format(record)}\n") >= self.maxBytes


_DAY = 24 * 60 * 60
# By `when`: seconds, and the end of the name of a file that is put aside.
_PERIODS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S"),
    "M": (60, "%Y-%m-%d_%H-%M"),
    "H": (60 * 60, "%Y-%m-%d_%H"),
    "D": (_DAY, "%Y-%m-%d"),
    "MIDNIGHT": (_DAY, "%Y-%m-%d"),
    "W": (7 * _DAY, "%Y-%m-%d"),
}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when some time has passed; keeps `backupCount` old ones (0: all)."""

    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False,
        utc=False, atTime=None, errors=None,
    ):  # fmt: skip
        super().__init__(filename, "a", encoding, delay, errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        if self.when.startswith("W"):
            if len(self.when) != 2:
                raise ValueError(
                    "You must specify a day for weekly rollover from 0 to 6 (0 is Monday): "
                    f"{self.when}"
                )
            if not "0" <= self.when[1] <= "6":
                raise ValueError(f"Invalid day specified for weekly rollover: {self.when}")
            self.dayOfWeek = int(self.when[1])
        kind = "W" if self.when.startswith("W") else self.when
        if kind not in _PERIODS:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        seconds, self.suffix = _PERIODS[kind]
        self.interval = seconds * interval
        begun = os.stat(self.baseFilename).st_mtime if os.path.exists(filename) else time.time()
        self.rolloverAt = self.computeRollover(int(begun))

    def _moment(self, seconds):
        return time.gmtime(seconds) if self.utc else time.localtime(seconds)

    def computeRollover(self, currentTime):
        """When the next file is begun."""
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        now = self._moment(currentTime)
        at = self.atTime
        turn = _DAY if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        left = turn - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec)
        day = now.tm_wday
        if left <= 0:
            left += _DAY
            day = (day + 1) % 7
        if self.when.startswith("W"):
            left += (self.dayOfWeek - day) % 7 * _DAY
            return currentTime + left
        return currentTime + left + self.interval - _DAY

    def shouldRollover(self, record):
        """Whether it is time."""
        return int(time.time()) >= self.rolloverAt

    def getFilesToDelete(self):
        """Old files beyond those that are kept."""
        folder, base = os.path.split(self.baseFilename)
        prefix = f"{base}."
        found = []
        for name in os.listdir(folder):
            if name.startswith(prefix):
                try:
                    time.strptime(name.removeprefix(prefix), self.suffix)
                except ValueError:
                    continue
                found.append(os.path.join(folder, name))
        return sorted(found)[: -self.backupCount]

    def doRollover(self):
        """Puts the file aside under the time at which it was begun."""
        begun = self._moment(self.rolloverAt - self.interval)
        name = self.rotation_filename(
            f"{self.baseFilename}.{time.strftime(self.suffix, begun)}"
        )
        self._close_stream()
        if os.path.exists(name):
            os.remove(name)
        self.rotate(self.baseFilename, name)
        if self.backupCount > 0:
            for old in self.getFilesToDelete():
                os.remove(old)
        if not self.delay:
            self.stream = self._open()
        now = int(time.time())
        while self.rolloverAt <= now:
            self.rolloverAt = self.computeRollover(max(self.rolloverAt, now))


class WatchedFileHandler(logging.FileHandler):
    """Opens its file anew when another program has put it aside."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(filename, mode, encoding, delay, errors)
        self._identity = None
        self._remember()

    def _remember(self):
        if self.stream:
            status = os.fstat(self.stream.fileno())
            self._identity = (status.st_dev, status.st_ino)

    def reopenIfNeeded(self):
        """Opens the file anew if it is another one now."""
        try:
            status = os.stat(self.baseFilename)
            identity = (status.st_dev, status.st_ino)
        except FileNotFoundError:
            identity = None
        if identity is not None and identity == self._identity:
            return
        if self.stream is not None:
            self.stream.flush()
            self.stream.close()
            self.stream = self._open()
            self._remember()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)
