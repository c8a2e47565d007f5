import { describe, expect, it } from 'vitest';
import { SharedMemory } from '../../base/shared-memory.ts';
import { newDict, NONE, OBJECT_TYPE, PyObject, PyType } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { float, LIST_TYPE, list, PyBytes, PyList, tuple } from '../objects/values.ts';
import { MemoryCopy } from './memory-copy.ts';

class Machine {
  copied(): Machine {
    return this;
  }
}

function copied<Thing>(thing: Thing, met: PyObject[] = []): Thing {
  const copies = new MemoryCopy(
    (lane) => lane + 100,
    (original) => met.push(original),
  );
  const copy = copies.of(thing);
  copies.finish();
  return copy;
}

describe('the copy of a memory', () => {
  it('has the same shape: what was one object is one, what held itself does', () => {
    const shared = list([1]);
    const outer = list([shared, shared, tuple([shared])]);
    outer.items.push(outer);
    const copy = copied(outer);
    expect(copy).not.toBe(outer);
    expect(copy.items[0]).not.toBe(shared);
    expect(copy.items[1]).toBe(copy.items[0]);
    expect(copy.items[3]).toBe(copy);
    shared.items.push(2);
    expect((copy.items[0] as PyList).items).toEqual([1]);
  });

  it('keeps what nobody can change: numbers, built-in types, None', () => {
    const number = float(1.5);
    const copy = copied(list([number, NONE, LIST_TYPE]));
    expect(copy.items).toEqual([number, NONE, LIST_TYPE]);
    expect(copy.items[0]).toBe(number);
    expect(copy.type).toBe(LIST_TYPE);
  });

  it('has classes of its own, of which its instances are', () => {
    const init = { name: 'A', bases: [OBJECT_TYPE], heap: true };
    const type = new PyType(init, OBJECT_TYPE.mro);
    type.attributes.set('limit', 3);
    const instance = new PyObject(type);
    instance.dict = newDict();
    instance.dict.set('own', list([]));
    const copy = copied(instance);
    expect(copy.type).not.toBe(type);
    expect(copy.type.name).toBe('A');
    expect(copy.type.mro).toEqual([copy.type, OBJECT_TYPE]);
    copy.type.attributes.set('limit', 4);
    expect(type.attributes.get('limit')).toBe(3);
    expect(copy.dict?.get('own')).toBeInstanceOf(PyList);
  });

  it('finds objects under their copies in dicts', () => {
    const key = new PyObject(OBJECT_TYPE);
    const dict = newDict();
    dict.set(key, 'value', key);
    const pair = copied(tuple([key, dict]));
    const [own, found] = pair.items as [PyObject, typeof dict];
    expect(found.get(own)).toBe('value');
    expect(found.get(key)).toBeUndefined();
  });

  it('is not limited by how deep a structure is', () => {
    let inner = list([]);
    for (let i = 0; i < 100_000; i++) inner = list([inner]);
    let depth = 0;
    for (let at = copied(inner); at.items.length > 0; at = at.items[0] as PyList) depth++;
    expect(depth).toBe(100_000);
  });

  it('shares shared memory, and only that', () => {
    const shared = new Uint8Array(new SharedMemory(4));
    const own = new PyBytes(new Uint8Array(4));
    const copy = copied({ shared, own });
    copy.shared[0] = 1;
    copy.own.bytes[0] = 1;
    expect(shared[0]).toBe(1);
    expect(own.bytes[0]).toBe(0);
  });

  it('asks objects that say themselves what their copy is, and shows each to whoever wants to know', () => {
    const machine = new Machine();
    const met: PyObject[] = [];
    const holder = list([]);
    const copy = copied({ machine, holder }, met);
    expect(copy.machine).toBe(machine);
    expect(met).toEqual([holder]);
  });

  it('has an error in the place of a built-in that was under way', () => {
    function* body(): Resumable {
      yield undefined as never;
      return NONE;
    }
    const running = body();
    running.next();
    expect(() => copied({ running }).running.next()).toThrow(
      expect.objectContaining({
        exception: expect.objectContaining({
          args: expect.objectContaining({
            items: [expect.stringContaining('a forked child cannot go on')],
          }) as unknown,
        }) as unknown,
      }) as Error,
    );
  });
});
