# Runs programs for the benchmark, again and again in one process, so that the interpreter is warm.
# Reads {"text": program} per line, answers {"ns": real time, "stdout": what it printed}.
import contextlib
import io
import json
import sys
import time

codes = {}
for line in sys.stdin:
    text = json.loads(line)["text"]
    code = codes.setdefault(text, compile(text, "program", "exec"))
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        start = time.perf_counter_ns()
        exec(code, {"__name__": "__main__"})
        ns = time.perf_counter_ns() - start
    print(json.dumps({"ns": ns, "stdout": output.getvalue()}), flush=True)
