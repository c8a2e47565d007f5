/** Numbers of the program are turned where they stand: the slider, the run and the text all tell of it. */
import type { Locator } from '@playwright/test';

import { test } from './shared-window.ts';
import { expect } from './window.ts';
import type { TimesliceWindow } from './window.ts';

function sourceOf({ page }: TimesliceWindow): Locator {
  return page.getByRole('textbox', { name: 'Source of the program' });
}

/** The number of the text; in the run it may be another one. */
function numberIn(window: TimesliceWindow, name: string): Locator {
  return sourceOf(window)
    .getByTitle(new RegExp(`^${name}, from`))
    .first();
}

async function press(window: TimesliceWindow, number: Locator): Promise<{ x: number; y: number }> {
  await number.scrollIntoViewIfNeeded();
  const box = (await number.boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await window.page.mouse.move(at.x, at.y);
  await window.page.mouse.down();
  return at;
}

test('a number that is dragged turns its slider and the run', async ({ first: window }) => {
  const { page } = window;
  const field = window.parameters.getByRole('textbox', { name: 'threads' });
  const number = numberIn(window, 'threads');
  await expect(number).toHaveText('2');
  await expect(window.lane('worker 3')).toHaveCount(0);
  const before = await window.status.textContent();

  const { x, y } = await press(window, number);
  await page.mouse.move(x + 33, y, { steps: 4 });
  await expect(field).toHaveValue('4');
  // Beside the text's own number, which is still there.
  await expect(sourceOf(window).getByRole('insertion')).toHaveText('4');
  await expect(sourceOf(window).getByRole('deletion')).toHaveText('2');
  await expect(window.status).not.toHaveText(before!);
  await page.mouse.up();
  await page.mouse.move(x + 200, y);
  await expect(field).toHaveValue('4');
  await expect(window.slider('threads')).toHaveValue('4');
  await expect(sourceOf(window)).toContainText('WORKERS = 2');

  // From the value of the run on, back to that of the text.
  const other = sourceOf(window).getByRole('insertion');
  const from = await press(window, other);
  await page.mouse.move(from.x - 33, from.y, { steps: 4 });
  await page.mouse.up();
  await expect(field).toHaveValue('2');
  await expect(other).toHaveCount(0);
  await expect(window.status).toHaveText(before!);
});

test('Esc takes the drag back, a click sets the cursor, and keys step', async ({
  first: window,
}) => {
  const { page } = window;
  const field = window.parameters.getByRole('textbox', { name: 'threads' });
  const number = numberIn(window, 'threads');
  const { x, y } = await press(window, number);
  await page.mouse.move(x + 65, y, { steps: 4 });
  await expect(field).toHaveValue('6');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('2');
  await page.mouse.move(x + 90, y);
  await page.mouse.up();
  await expect(field).toHaveValue('2');

  await number.click();
  await expect(sourceOf(window)).toBeFocused();
  await expect(field).toHaveValue('2');
  await number.dblclick();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('2');
  await number.click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(field).toHaveValue('3');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(field).toHaveValue('1');
  await window.parameters.getByRole('button', { name: 'Reset threads to 2' }).click();
  await expect(sourceOf(window).getByRole('insertion')).toHaveCount(0);
});

test('a number within a call can be dragged, behind letters of any width', async ({ window }) => {
  await window.run(
    'pool.py',
    [
      'from concurrent.futures import ThreadPoolExecutor',
      'text = "💡é"; pool = ThreadPoolExecutor(max_workers=2)',
      'print(sum(pool.map(len, [text] * 8)))',
    ].join('\n'),
  );
  const { page } = window;
  const number = numberIn(window, 'max_workers');
  await expect(number).toHaveText('2');
  const { x, y } = await press(window, number);
  await page.mouse.move(x + 100, y, { steps: 4 });
  await page.mouse.up();
  const field = window.parameters.getByRole('textbox', { name: 'max_workers' });
  await expect(field).not.toHaveValue('2');
  await expect(sourceOf(window).getByRole('insertion')).toHaveText(await field.inputValue());
});
