import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from './event-queue.ts';

interface Model {
  readonly timeNs: number;
  readonly priority: number;
  readonly name: { readonly id: number };
  handle: number;
}

const operation = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('schedule' as const),
      timeNs: fc.integer({ min: 0, max: 50 }),
      priority: fc.integer({ min: 0, max: 2 }),
    }),
  },
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('pop' as const) }),
);

/** Against a plain list that is searched each time. */
test('entries come up in order of time, priority and arrival, and cancelled ones never', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 400 }), (operations) => {
      const queue = new EventQueue<{ readonly id: number }>();
      let model: Model[] = [];
      let scheduled = 0;
      for (const step of operations) {
        if (step.kind === 'schedule') {
          const name = { id: scheduled++ };
          const handle = queue.schedule(step.timeNs, step.priority, name);
          model.push({ timeNs: step.timeNs, priority: step.priority, name, handle });
        } else if (model.length > 0) {
          const front = [...model].sort(
            (a, b) => a.timeNs - b.timeNs || a.priority - b.priority || a.name.id - b.name.id,
          )[0];
          if (step.kind === 'cancel') {
            const victim = model[step.which % model.length];
            queue.cancel(victim.handle);
            model = model.filter((entry) => entry !== victim);
          } else {
            expect(queue.nextNs).toBe(front.timeNs);
            expect(queue.pop()).toBe(front.name);
            model = model.filter((entry) => entry !== front);
          }
        }
        expect(queue.size).toBe(model.length);
      }
      expect(queue.scheduled).toBe(scheduled);
    }),
    { numRuns: 200 },
  );
});

test('deadlines that are set and cancelled for ever do not pile up', () => {
  const queue = new EventQueue<object>();
  queue.schedule(1e15, 0, {});
  let handleMax = 0;
  for (let nowNs = 0; nowNs < 100_000; nowNs++) {
    const handle = queue.schedule(nowNs + 1e9, 0, {});
    handleMax = Math.max(handleMax, handle);
    queue.cancel(handle);
  }
  expect(queue.size).toBe(1);
  expect(handleMax).toBeLessThan(200);
});

test('an entry is cancelled once', () => {
  const queue = new EventQueue<object>();
  const handle = queue.schedule(5, 0, {});
  queue.schedule(6, 0, {});
  queue.cancel(handle);
  expect(() => queue.cancel(handle)).toThrow('pending');
});
