/**
 * The loop of asyncio that a machine setting chooses: programs print what they print with the other one, and
 * the kernel does both phases of an input call for them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { CAUSES, simulate, STATES } from './index.ts';
import type { Trace } from './index.ts';

const PROGRAMS = new URL('./library/conformance/', import.meta.url);

function run(name: string, text: string): Trace {
  return simulate({ name, text }, { machine: { asyncioLoop: 'proactor' } });
}

function printed({ console: entries }: Trace): string {
  return entries
    .filter(({ stream }) => stream === 'stdout')
    .map(({ text }) => text)
    .join('');
}

describe('a loop that waits for completions', () => {
  test.each([
    'asyncio_selector',
    'asyncio_streams',
    'http_servers',
    // Exceptions that nobody retrieves, and tasks that are lost.
    'asyncio_order',
    'asyncio_corners',
  ])('lets %s print what CPython prints', (name) => {
    const read = (ending: string): string =>
      readFileSync(new URL(`${name}.${ending}`, PROGRAMS), 'utf8');
    const output = printed(run(`${name}.py`, read('py')));
    expect(output.replaceAll('_CompletionSocketTransport', '_SelectorSocketTransport')).toBe(
      read('out'),
    );
  });

  test('hears of what the kernel has waited for and copied itself', () => {
    const trace = run(
      'main.py',
      `
import asyncio, socket, threading
one, other = socket.socketpair()
one.setblocking(False)
async def main():
    threading.Timer(0.01, other.sendall, (bytes(100_000),)).start()
    return len(await asyncio.get_running_loop().sock_recv(one, 100_000))
print(asyncio.run(main()), type(asyncio.new_event_loop()).__name__)
`,
    );
    expect(printed(trace)).toBe('100000 _UnixProactorEventLoop\n');
    const { intervals } = trace;
    const states = (name: string): string[] => {
      const { first, count } = trace.lanes.find((lane) => lane.name.startsWith(name))!;
      return Array.from({ length: count }, (_, i) => {
        const at = first + i;
        return `${STATES[intervals.state[at]!]!} ${CAUSES[intervals.cause[at]!]!}`;
      });
    };
    expect(states('fd 3').slice(0, 2)).toEqual(['waiting receive', 'running copy']);
    expect(states('MainThread')).not.toContain('running copy');
  });
});
