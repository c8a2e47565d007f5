# Runs programs for the benchmark, again and again in one process, so that the interpreter is warm.
# Reads {"text": program} per line, answers {"ms": processor time}.
import contextlib
import io
import json
import sys
import time

for line in sys.stdin:
    code = compile(json.loads(line)["text"], "program", "exec")
    with contextlib.redirect_stdout(io.StringIO()):
        start = time.process_time()
        exec(code, {"__name__": "__main__"})
        seconds = time.process_time() - start
    print(json.dumps({"ms": seconds * 1000}), flush=True)
