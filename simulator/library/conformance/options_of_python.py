"""Options of the command python: -W and PYTHONWARNINGS, and those without effect on what is printed."""
import os
import subprocess
import sys


def run(*words, **more):
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, **more)
    print(words, done.returncode, repr(done.stdout), repr(done.stderr))


text = 'import warnings, sys; print(sys.warnoptions); warnings.warn("w"); warnings.warn("d", DeprecationWarning); print("end")'
for options in (["-W", "error"], ["-Wignore"], ["-W", "error::DeprecationWarning"], ["-Wi", "-W", "always:d", "-u", "-B"], ["-W", "bogus"],
                ["-W", "error::nope.X"], ["-W", "error::int"], ["-W", "i::UserWarning"], ["-W", "a:b:c:d:e:f"], ["-W", "error:::x:z"], ["-I", "-X", "utf8"]):
    run(*options, "-c", text)
run("-c", text, env={**os.environ, "PYTHONWARNINGS": "ignore,error::DeprecationWarning"})
