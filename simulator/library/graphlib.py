"""Orders in which things that depend on each other can be done."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

# How many predecessors of a node are still to be done; below zero: how far the node itself is.
_PASSED_OUT = -1
_DONE = -2


class CycleError(ValueError):
    """The nodes depend on themselves; the second argument is a list of them, the first one twice."""


class TopologicalSorter:
    """Gives the nodes of a graph after their predecessors, as many at a time as are ready."""

    def __init__(self, graph=None):
        self._missing = {}
        self._successors = {}
        # Undefined until prepare().
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def add(self, node, *predecessors):
        """Adds a node that depends on the predecessors; they are added too."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._missing[node] = self._missing.get(node, 0) + len(predecessors)
        self._successors.setdefault(node, [])
        for predecessor in predecessors:
            self._missing.setdefault(predecessor, 0)
            self._successors.setdefault(predecessor, []).append(node)

    def prepare(self):
        """Ends the adding; CycleError if the nodes depend on themselves."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, missing in self._missing.items() if missing == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes whose predecessors are all done, each of them once."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        for node in ready:
            self._missing[node] = _PASSED_OUT
        self._ready.clear()
        self._passed_out += len(ready)
        return ready

    def is_active(self):
        """Whether there is more to be got or to be done."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Marks nodes as done that get_ready() has given: their successors may be ready."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            missing = self._missing.get(node)
            if missing is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if missing >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if missing == _DONE:
                raise ValueError(f"node {node!r} was already marked done")
            self._missing[node] = _DONE
            self._finished += 1
            for successor in self._successors[node]:
                self._missing[successor] -= 1
                if self._missing[successor] == 0:
                    self._ready.append(successor)

    def static_order(self):
        """All nodes in one order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def _find_cycle(self):
        """Nodes that follow each other in a circle, the first also last; None if there are none."""
        explored = set()
        for start in self._successors:
            if start in explored:
                continue
            # The way from start to where the search is, and what is still to be tried at each node.
            path, places = [], {}
            untried = []
            node = start
            while True:
                if node in places:
                    return path[places[node] :] + [node]
                if node not in explored:
                    explored.add(node)
                    places[node] = len(path)
                    path.append(node)
                    untried.append(iter(self._successors[node]))
                while path:
                    try:
                        node = next(untried[-1])
                        break
                    except StopIteration:
                        del places[path.pop()]
                        untried.pop()
                else:
                    break
        return None

    __class_getitem__ = classmethod(GenericAlias)
