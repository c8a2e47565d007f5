# Built-ins of one's own for eval and exec, modules from files and finders, a hook in place of __import__.
import builtins, importlib, importlib.abc, importlib.machinery, importlib.util, os, sys, tempfile, types


def sh(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


sh(lambda: eval("len('a')", {"__builtins__": {}}))
sh(lambda: eval("len('a')", {"__builtins__": {"len": lambda x: "mine"}}))
sh(lambda: exec("import os", {"__builtins__": {}}))
sh(lambda: exec("class A: pass", {"__builtins__": {}}))
sh(lambda: eval("max(1, 2)", {"__builtins__": builtins}))
print(__builtins__ is builtins, __spec__, __package__, sys.modules["builtins"] is builtins)

folder = tempfile.mkdtemp()
path = os.path.join(folder, "plug.py")
with open(path, "w") as file:
    file.write("VALUE = 7\ndef hello(): return 'hi ' + __name__\ndef bad(): 1 / 0\n")
spec = importlib.util.spec_from_file_location("plugin", path)
print(spec.name, spec.origin == path, spec.has_location, repr(spec.parent), spec.submodule_search_locations, type(spec.loader).__name__)
mod = importlib.util.module_from_spec(spec)
print(mod.__name__, mod.__file__ == path, hasattr(mod, "VALUE"), mod.__spec__ is spec, mod.__loader__ is spec.loader)
sys.modules["plugin"] = mod
spec.loader.exec_module(mod)
import plugin

print(plugin is mod, plugin.VALUE, plugin.hello(), repr(plugin).replace(folder, "FOLDER"))
try:
    plugin.bad()
except ZeroDivisionError as e:
    print(os.path.basename(e.__traceback__.tb_next.tb_frame.f_code.co_filename))
print(importlib.util.spec_from_file_location("x", "/nowhere/x.txt"))
loader = importlib.machinery.SourceFileLoader("again", path)
again = loader.load_module("again") if False else types.ModuleType("again")
loader.exec_module(again)
print(again.hello(), loader.get_filename("again") == path, loader.is_package("again"), loader.get_source("again")[:9])
sh(lambda: loader.get_filename("other").replace(folder, "FOLDER"))


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        asked.append((name, path))
        if name.startswith("virtual"):
            return importlib.util.spec_from_loader(name, self, is_package=name == "virtual")

    def exec_module(self, module):
        module.answer = 42, module.__name__, module.__package__

    def __repr__(self):
        return "Finder()"


asked = []
sys.meta_path.append(Finder())
import virtual
import virtual.inner
from virtual.other import answer

print(virtual.answer, virtual.inner.answer, answer, virtual, asked)
asked.clear()
sh(lambda: importlib.import_module("no_such_thing"))
print(asked, importlib.util.find_spec("virtual") is virtual.__spec__, importlib.util.find_spec("virtual.x").name)
sys.meta_path.insert(0, sys.meta_path.pop())
import colorsys

print(asked[-1][0], colorsys.__name__)
asked.clear()
sys.modules["nope"] = None
sh(lambda: importlib.import_module("nope"))
m = types.ModuleType("dyn", "doc here")
exec("x = 1\ndef f(): return x", m.__dict__)
print(m, m.f(), m.__doc__, m.__spec__, m.__loader__)
sh(lambda: importlib.machinery.ModuleSpec("a.b", None))
sh(lambda: importlib.machinery.ModuleSpec("a.b", None, origin="o", is_package=True))
print(importlib.machinery.ModuleSpec("a", 1) == importlib.machinery.ModuleSpec("a", 1), importlib.machinery.all_suffixes()[0])


class Broken(importlib.abc.Loader):
    def exec_module(self, module):
        raise RuntimeError("broken")


sys.meta_path.append(type("F", (), {"find_spec": lambda self, name, path, target=None: importlib.util.spec_from_loader(name, Broken()) if name == "broken" else None})())
sh(lambda: importlib.import_module("broken"))
print("broken" in sys.modules)

seen = []
usual = builtins.__import__


def hook(name, globals=None, locals=None, fromlist=(), level=0):
    if globals is not None and globals.get("__name__") == "__main__":
        seen.append((name, fromlist, level))
    return usual(name, globals, locals, fromlist, level)


builtins.__import__ = hook
import json, os.path as p
from collections import deque, Counter
builtins.__import__ = usual
import string

print(seen, json.__name__, p.sep, deque, Counter)
