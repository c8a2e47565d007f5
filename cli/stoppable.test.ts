/** Ctrl-C during `sim run`. The signal is told to this process's own listeners, so nobody dies of it. */
import { expect, it } from 'vitest';

import { simulateListening } from './stoppable.ts';

function pressCtrlC(): void {
  process.emit('SIGINT', 'SIGINT');
}

it('interrupts the program where it is, and then listens no more', async () => {
  const before = process.listenerCount('SIGINT');
  const text = 'print("begins")\nn = 0\nwhile True:\n    n += 1\n';
  const running = simulateListening({ name: 'main.py', text }, {});
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  setTimeout(pressCtrlC, 0);
  const trace = await running;
  expect(trace.outcome).toMatchObject({ kind: 'error', exitCode: 130 });
  expect(trace.console.map((entry) => entry.text).join('')).toMatch(
    /^begins\nTraceback .*\n.*line 3, in <module>\n[^]*KeyboardInterrupt\n$/,
  );
  expect(process.listenerCount('SIGINT')).toBe(before);
});

it('leaves a program alone that ends by itself', async () => {
  const trace = await simulateListening({ name: 'main.py', text: 'print("all")\n' }, {});
  expect(trace.outcome).toEqual({ kind: 'completed', exitCode: 0 });
});
