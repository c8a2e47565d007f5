/** Who waits for news of what he has left unread is told by the chart. */
import { expect, test } from 'vitest';
import { eachMark, simulate } from './index.ts';

const program = (reading: string): string => `
import select, socket
ours, theirs = socket.socketpair()
ours.setblocking(False)
epoll = select.epoll()
epoll.register(ours, select.EPOLLIN | select.EPOLLET)
theirs.send(b"12345678")
epoll.poll()
${reading}
epoll.poll(0.1)
theirs.send(b"9")
epoll.poll()
ours.recv(100)
theirs.close()
epoll.poll()
ours.recv(100)
epoll.poll(0.1)
`;

function unread(reading: string): readonly string[] {
  const trace = simulate({ name: 'main.py', text: program(reading) });
  expect(trace.outcome.kind).toBe('completed');
  return [...eachMark(trace)].filter(({ kind }) => kind === 'unread').map(({ detail }) => detail);
}

test('an edge-triggered reader that leaves something unread is marked when it waits, once', () => {
  expect(unread('ours.recv(2)')).toEqual(['3']);
});

test('a reader that reads until there is nothing left is not', () => {
  expect(unread('ours.recv(100)')).toEqual([]);
});

test('it is told as a trouble while it lies unread for long, with its descriptor and its time', () => {
  const trace = simulate({ name: 'main.py', text: program('ours.recv(2)') });
  expect(trace.troubles).toHaveLength(1);
  const [trouble] = trace.troubles;
  if (trouble?.kind !== 'unread') throw new Error('another trouble');
  expect(trace.lanes[trouble.descriptor]).toMatchObject({ kind: 'descriptor', name: 'fd 3' });
  expect(trace.lanes[trouble.lane].name).toBe('MainThread');
  // Until more comes after the second poll(), a tenth of a second later, which is read to the end.
  expect(trouble.endNs - trouble.timeNs).toBeGreaterThanOrEqual(100_000_000);
});

test('a thorough reader is in no trouble, nor is one that is told as long as there is something', () => {
  const level = program('ours.recv(2)').replace(' | select.EPOLLET', '');
  expect(simulate({ name: 'main.py', text: program('ours.recv(100)') }).troubles).toEqual([]);
  expect(simulate({ name: 'main.py', text: level }).troubles).toEqual([]);
});
