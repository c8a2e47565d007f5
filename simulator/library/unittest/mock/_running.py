"""Changes that are begun and ended by calls, instead of by `with`."""


class Running:
    """start() and stop() of a context manager; the class knows which ones go on, for stopall()."""

    _active_patches = []

    def start(self):
        """Begins; what the context manager gives."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Ends what start() began; nothing where it hasn't."""
        if self not in self._active_patches:
            return None
        self._active_patches.remove(self)
        return self.__exit__(None, None, None)
