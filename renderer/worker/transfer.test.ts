/** A run comes to the page without being copied. */
import { expect, test } from 'vitest';

import { readHeader, simulate } from '../../simulator/index.ts';
import { indexEvents } from '../reading/events.ts';
import type { SimulateReply } from './protocol.ts';
import { buffersOf } from './transfer.ts';

const PROGRAM = `
import queue, threading, time
numbers = queue.Queue(1)
def feed():
    for number in range(3):
        numbers.put(number)
    raise ValueError('no more')
threading.Thread(target=feed).start()
for _ in range(3):
    time.sleep(0.01)
    print(numbers.get())
`;

/** The paths of all typed arrays that hold anything. */
function filledColumns(value: unknown, path: string): readonly string[] {
  if (ArrayBuffer.isView(value)) return value.byteLength > 0 ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => filledColumns(part, `${path}.${name}`));
}

test('whatever is kept in columns is handed over, and arrives', () => {
  const source = { name: 'program.py', text: PROGRAM };
  const trace = simulate(source);
  const sent: SimulateReply = {
    kind: 'simulate',
    ending: {},
    header: readHeader(source),
    trace,
    events: indexEvents(trace),
  };
  const filled = filledColumns(sent, 'reply');
  expect(filled).toContain('reply.trace.arrows.fromNs');
  expect(filled).toContain('reply.trace.marks.note');
  const received = structuredClone(sent, { transfer: buffersOf(sent) });
  expect(filledColumns(sent, 'reply')).toEqual([]);
  expect(filledColumns(received, 'reply')).toEqual(filled);
});
