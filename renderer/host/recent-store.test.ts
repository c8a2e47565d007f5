/** The recent files of a browser page: order, bounds, and a store that fails. */
import { expect, test } from 'vitest';

import { RecentStore } from './recent-store.ts';
import type { TextStore } from './recent-store.ts';

function memory(): TextStore & { text: string | null } {
  return {
    text: null,
    getItem() {
      return this.text;
    },
    setItem(_key, value) {
      this.text = value;
    },
  };
}

const file = (name: string, text = '') => ({ name, path: undefined, text });

test('newest first, without doubles, with the newest text', () => {
  const recent = new RecentStore(memory());
  recent.add(file('a.py', 'old'));
  recent.add(file('b.py'));
  recent.add(file('a.py', 'new'));
  expect(recent.files()).toEqual([
    { name: 'a.py', text: 'new' },
    { name: 'b.py', text: '' },
  ]);
});

test('files of one name in two folders are two', () => {
  const recent = new RecentStore(memory());
  recent.add({ name: 'a.py', path: '/x/a.py', text: '1' });
  recent.add({ name: 'a.py', path: '/y/a.py', text: '2' });
  expect(recent.files().map(RecentStore.key)).toEqual(['/y/a.py', '/x/a.py']);
});

test('number and size are bounded', () => {
  const recent = new RecentStore(memory());
  for (let index = 0; index < 20; index++) recent.add(file(`${index}.py`));
  expect(recent.files()).toHaveLength(12);
  for (let index = 0; index < 5; index++) recent.add(file(`large${index}.py`, 'x'.repeat(900_000)));
  expect(recent.files().map(({ name }) => name)).toEqual(['large4.py', 'large3.py']);
});

test.each(['{', '5', '[1, null, {"name": "a.py"}]'])('a broken list %j is empty', (text) => {
  const store = memory();
  store.text = text;
  expect(new RecentStore(store).files()).toEqual([]);
});

test('no store, or a full one, is no failure', () => {
  const none = new RecentStore(undefined);
  none.add(file('a.py'));
  expect(none.files()).toEqual([]);
  const full = new RecentStore({
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  full.add(file('a.py'));
  expect(full.files()).toEqual([]);
});
