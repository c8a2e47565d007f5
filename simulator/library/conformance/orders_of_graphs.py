# graphlib: orders, what is ready when, cycles and wrong calls.
from graphlib import CycleError, TopologicalSorter


def show(label, call):
    try:
        print(label, call())
    except Exception as error:
        print(label, type(error).__name__, error.args)


graph = {"D": {"B": 1, "C": 2}, "B": ["A"], "C": ["A"], "E": ["D", "A", "A"], "F": []}
print(list(TopologicalSorter(graph).static_order()), tuple(TopologicalSorter().static_order()))
sorter = TopologicalSorter(graph)
sorter.add("G", "E", "F")
sorter.add("H")
for name in ("get_ready", "is_active", "done"):
    show(name, getattr(sorter, name))
show("bool", lambda: bool(sorter))
sorter.prepare()
show("prepare", sorter.prepare)
show("add", lambda: sorter.add("X"))
while sorter:
    ready = sorter.get_ready()
    print(ready, sorter.get_ready(), sorter.is_active())
    if "A" in ready:
        show("done", lambda: sorter.done("D"))
        show("done", lambda: sorter.done("Z"))
    for node in ready:
        sorter.done(node)
    show("again", lambda: sorter.done(ready[0]))
print(sorter.is_active())
for bad in (
    {1: [2], 2: [1]},
    {1: [1]},
    {"a": "b", "b": "c", "c": "d", "d": "b"},
    {1: [2], 2: [3], 3: [4, 5], 5: [2], 6: [1]},
):
    sorter = TopologicalSorter(bad)
    show("cycle", sorter.prepare)
    show("static", lambda: list(TopologicalSorter(bad).static_order()))
    show("ready", sorter.get_ready)
print(issubclass(CycleError, ValueError), TopologicalSorter[int])
show("unhashable", lambda: TopologicalSorter({1: [[]]}))
show("steps", lambda: [TopologicalSorter({i: [i - 1] for i in range(1, 3000)}).prepare()])
