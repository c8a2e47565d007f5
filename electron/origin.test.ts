/** Which addresses are our page's, and which frames may ask the main process. */
import { expect, test } from 'vitest';

import { START_PAGE, isOwnPage } from './origin.ts';
import { isTrusted } from './sender.ts';

test.each([START_PAGE, 'app://timeslice/', 'app://timeslice/assets/a.js?x#y'])(
  '%s is ours',
  (address) => {
    expect(isOwnPage(address)).toBe(true);
  },
);

test.each([
  '',
  'about:blank',
  'app://',
  'app://timeslice.example/',
  'app://timeslice:1/',
  'app://user@timeslice/',
  'app://other/timeslice/',
  'https://timeslice/',
  'file:///index.html',
  'http://app://timeslice/',
  'data:text/html,app://timeslice/',
])('%j is not', (address) => {
  expect(isOwnPage(address)).toBe(false);
});

test('only the top frame of our page is trusted', () => {
  expect(isTrusted({ url: START_PAGE, parent: null })).toBe(true);
  expect(isTrusted({ url: START_PAGE, parent: {} })).toBe(false);
  expect(isTrusted({ url: 'https://example.org/', parent: null })).toBe(false);
  expect(isTrusted(null)).toBe(false);
});
