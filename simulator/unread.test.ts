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
