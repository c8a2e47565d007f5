/** What it costs to wait for many files, in virtual time: the curves that the scenarios show. */
import { expect, test } from 'vitest';

import { simulate } from './index.ts';

const COUNTS = [50, 100, 200, 400];

/** Virtual time of one call that finds one of so many sockets ready, in microseconds, by way and count. */
function costs(): Readonly<Record<string, readonly number[]>> {
  const text = `
import json, select, socket, time
def timed(call):
    call()
    begin = time.monotonic_ns()
    call()
    return (time.monotonic_ns() - begin) / 1000
found = {"select": [], "poll": [], "epoll": []}
for count in ${JSON.stringify(COUNTS)}:
    pairs = [socket.socketpair() for _ in range(count)]
    watched = [one.fileno() for one, _ in pairs]
    pairs[-1][1].send(b"x")
    poll, epoll = select.poll(), select.epoll()
    for fd in watched:
        poll.register(fd, select.POLLIN)
        epoll.register(fd, select.EPOLLIN)
    found["select"].append(timed(lambda: select.select(watched, [], [])))
    found["poll"].append(timed(poll.poll))
    found["epoll"].append(timed(epoll.poll))
    epoll.close()
    for one, other in pairs:
        one.close()
        other.close()
print(json.dumps(found))
`;
  const trace = simulate({ name: 'main.py', text });
  return JSON.parse(trace.console.map((entry) => entry.text).join('')) as Record<string, number[]>;
}

test('select and poll cost more with every socket they watch, epoll does not', () => {
  const { select, poll, epoll } = costs();
  for (const curve of [select!, poll!]) {
    // Twice as many cost twice as much more: 400 - 200 against 200 - 100.
    const [, hundred, two, four] = curve as [number, number, number, number];
    expect((four - two) / (two - hundred)).toBeCloseTo(2, 1);
    expect(four).toBeGreaterThan(3 * hundred);
  }
  expect(new Set(epoll!.map((cost) => cost.toFixed(3))).size).toBe(1);
  expect(epoll![3]!).toBeLessThan(select![0]!);
});
