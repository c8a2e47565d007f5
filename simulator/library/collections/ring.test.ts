import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ring } from './ring.ts';

it('does at both ends what an array does', () => {
  const step = fc.oneof(
    fc.constant<['pop']>(['pop']),
    fc.constant<['shift']>(['shift']),
    fc.tuple(fc.constant<'push'>('push'), fc.integer()),
    fc.tuple(fc.constant<'unshift'>('unshift'), fc.integer()),
    fc.tuple(fc.constant<'replace'>('replace'), fc.array(fc.integer(), { maxLength: 40 })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const ring = new Ring<number>();
      let model: number[] = [];
      for (const [name, value] of steps) {
        switch (name) {
          case 'pop':
            expect(ring.pop()).toBe(model.pop());
            break;
          case 'shift':
            expect(ring.shift()).toBe(model.shift());
            break;
          case 'push':
            ring.push(value);
            model.push(value);
            break;
          case 'unshift':
            ring.unshift(value);
            model.unshift(value);
            break;
          case 'replace':
            ring.replace(value);
            model = [...value];
        }
        expect(ring.length).toBe(model.length);
      }
      expect(ring.toArray()).toEqual(model);
      model.forEach((item, i) => {
        expect(ring.get(i)).toBe(item);
      });
    }),
  );
});
