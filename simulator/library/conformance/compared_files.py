"""filecmp; names of users and groups."""
import filecmp
import grp
import os
import pwd
import tempfile
from pathlib import Path


def attempt(action, *args):
    try:
        print("done", action(*args))
    except Exception as error:
        print(type(error).__name__, error)


os.chdir(tempfile.mkdtemp())
for name, text in {"l/same": "1", "r/same": "1", "l/diff": "1", "r/diff": "22", "l/left": "x", "r/right": "x", "l/sub/a": "1",
                   "r/sub/a": "2", "l/mixed/x": "", "r/mixed": "", "l/.git": "", "l/sub/deep/b": "", "r/sub/deep/b": ""}.items():
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)
print(filecmp.cmp("l/same", "r/same"), filecmp.cmp("l/diff", "r/diff"), filecmp.cmp("l/sub/a", "r/sub/a", shallow=False), filecmp.cmp("l", "r"))
print(filecmp.cmpfiles("l", "r", ["same", "diff", "left", "mixed"]))
compared = filecmp.dircmp("l", "r")
for name in ("left_list", "right_list", "common", "left_only", "right_only", "common_dirs", "common_files", "common_funny",
             "same_files", "diff_files", "funny_files"):
    print(name, sorted(getattr(compared, name)))
print(sorted(compared.subdirs), compared.subdirs["sub"].diff_files)
compared.report()
compared.report_partial_closure()
compared.report_full_closure()
attempt(lambda: compared.nothing)
attempt(filecmp.cmp, "l/same", "nowhere")
print(filecmp.clear_cache(), filecmp.__all__, filecmp.DEFAULT_IGNORES)

root = pwd.getpwuid(0)
print(root[:4], root.pw_name, root.pw_dir, type(root), root == pwd.getpwnam("root"), root in pwd.getpwall(), repr(root)[:35])
group = grp.getgrgid(0)
print(group, type(group), group == grp.getgrnam("root"), group in grp.getgrall())
for action, wanted in ((pwd.getpwuid, 98765), (pwd.getpwnam, "nobodyx"), (grp.getgrgid, 98765), (grp.getgrnam, "nogroupx")):
    attempt(action, wanted)
print(Path("/").owner(), Path("/").group(), os.path.expanduser("~root/x"), os.path.expanduser("~nobodyx/x"), os.EX_USAGE, os.EX_CONFIG)
