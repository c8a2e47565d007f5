# Measures programs for the calibration. Reads {"setup": imports, "body": program} per line and answers
# {"ns": the least CPU time of the body in many runs}: what disturbs a run only ever makes it longer.
import gc
import json
import os
import sys
import time

RUNS_MAX = 12
BUDGET_NS = 60_000_000

answers = sys.stdout
sys.stdout = open(os.devnull, "w")
for line in sys.stdin:
    program = json.loads(line)
    setup = compile(program["setup"], "setup", "exec")
    body = compile(program["body"], "program", "exec")
    best = None
    spent = runs = 0
    while runs < RUNS_MAX and spent < BUDGET_NS:
        namespace = {"__name__": "__main__"}
        exec(setup, namespace)
        gc.collect()
        start = time.process_time_ns()
        exec(body, namespace)
        ns = time.process_time_ns() - start
        best = ns if best is None else min(best, ns)
        spent += ns
        runs += 1
    print(json.dumps({"ns": best}), file=answers, flush=True)
