/** Programs that trace themselves: what that costs, and that they can be preempted like any other. */
import { expect, test } from 'vitest';

import { simulate } from './index.ts';

function printed(text: string, machine: string): string {
  const { console: entries, outcome } = simulate({ name: 'main.py', text: `${machine}${text}` });
  expect(outcome).toEqual({ kind: 'completed', exitCode: 0 });
  return entries.map((entry) => entry.text).join('');
}

function header(settings: string): string {
  return `# /// timeslice\n# [machine]\n${settings}# ///\n`;
}

const THREADS = `
import sys, threading, time
told = {}
order = []
lock = threading.Lock()
def trace(frame, event, arg):
    if frame.f_code.co_name != 'work':
        return None
    name = threading.current_thread().name
    with lock:
        told.setdefault(name, []).append((event, frame.f_lineno))
        order.append(name)
    return trace
def work():
    total = 0
    for i in range(300):
        if i % 3:
            total += i
    return total
sys.setswitchinterval(0.0001)
threading.settrace(trace)
threads = [threading.Thread(target=work, name=f'T{i}') for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
turns = sum(before != after for before, after in zip(order, order[1:]))
print(len(set(map(tuple, told.values()))), len(order), turns > 20, turns, time.perf_counter_ns())
`;

test('threads take turns while they are traced, with a GIL and without, the same way each time', () => {
  for (const settings of ['# cores = 2\n', '# cores = 2\n# gil = false\n']) {
    const first = printed(THREADS, header(settings));
    expect(first).toMatch(/^1 2415 True /);
    expect(printed(THREADS, header(settings))).toBe(first);
  }
});

test('who is not traced any more runs as fast as before, and who is takes longer', () => {
  const text = `
import sys, time
def work():
    total = 0
    for i in range(1000):
        total += i
    return total
def timed():
    begin = time.perf_counter_ns()
    work()
    return time.perf_counter_ns() - begin
timed()
before = timed()
sys.settrace(lambda *args: None)
called = timed()
sys.settrace(None)
def lines(*args): return lines
sys.settrace(lines)
slow = timed()
sys.settrace(None)
print(before == timed(), before < called < 2 * before < slow)
`;
  expect(printed(text, '')).toBe('True True\n');
});
