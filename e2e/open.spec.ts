/** The ways in which a program gets into the window. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { test } from './shared-window.ts';
import { FIRST_TITLE, TimesliceWindow, expect } from './window.ts';

test('the first start shows a scenario and three things to try, once', async ({ page }) => {
  const window = await TimesliceWindow.openFirst(page);
  await expect(window.title).toHaveText(FIRST_TITLE);
  await expect(window.lane('worker 1')).toBeVisible();
  const hint = page.getByRole('complementary', { name: 'Three things to try' });
  await expect(hint.getByRole('listitem')).toHaveCount(3);
  await hint.getByRole('button', { name: 'Got it' }).click();
  await expect(hint).toBeHidden();
  await page.reload();
  await expect(window.chart).toBeVisible();
  await expect(hint).toBeHidden();
});

test('a scenario opens from the menu', async ({ first: window }) => {
  const { page } = window;
  await page.getByRole('menuitem', { name: 'Scenarios' }).click();
  await page.getByRole('menuitem', { name: 'Threads', exact: true }).hover();
  await page.getByRole('menuitemcheckbox', { name: 'Two threads at once' }).click();
  await expect(window.title).toHaveText('Two threads at once');
  await expect(page).toHaveTitle('Two threads at once - Timeslice');
});

test('a scenario opens from the menu by keys alone', async ({ first: window }) => {
  const { page } = window;
  await page.getByRole('menuitem', { name: 'File' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(window.title).not.toHaveText(FIRST_TITLE);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('a scenario opens from the library, and is marked there', async ({ first: window }) => {
  await window.openScenario('One thread after another');
  await expect(window.catalogue.locator('[aria-current="true"]')).toContainText(
    'One thread after another',
  );
});

test('the search finds scenarios and opens the first by Enter', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('/');
  const field = window.catalogue.getByRole('searchbox');
  await expect(field).toBeFocused();
  await field.fill('barrier');
  await expect(window.catalogue.getByText(FIRST_TITLE)).toBeHidden();
  await field.press('Enter');
  await expect(window.title).toContainText(/barrier/i);
  await field.fill('zebra crossing');
  await expect(window.catalogue.getByText('No scenario matches “zebra crossing”.')).toBeVisible();
  await field.fill('');
});

test('a file opens by the dialog, prints, and is remembered', async ({ page }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'timeslice-e2e-'));
  try {
    const file = path.join(folder, 'greeting.py');
    writeFileSync(file, 'NAME = "you"\nprint(f"hello, {NAME}")\n');
    const window = await TimesliceWindow.open(page);
    // A browser opens its dialog only soon after a key: where the page comes to it late, one presses again.
    await expect(async () => {
      const chooser = page.waitForEvent('filechooser', { timeout: 5_000 });
      await page.keyboard.press('Control+O');
      await (await chooser).setFiles(file);
    }).toPass();
    await expect(window.title).toHaveText('greeting.py');
    await window.tab('Console').click();
    await expect(page.getByRole('list', { name: 'Output of the program' })).toContainText(
      'hello, you',
    );
    await expect(window.catalogue.getByRole('button', { name: 'greeting.py' })).toBeVisible();
    await page.reload();
    await window.catalogue.getByRole('button', { name: 'greeting.py' }).click();
    await expect(window.title).toHaveText('greeting.py');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file opens when it is dropped on the window', async ({ window }) => {
  await window.run('dropped.py', 'import threading\nprint(threading.active_count())\n');
  await expect(window.status).toContainText('Completed');
});

test('the palette opens a scenario', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('daemon');
  await page.keyboard.press('Enter');
  await expect(window.title).toContainText(/daemon/i);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the run is exported from the menu as a picture, in vectors and in pixels, and as data', async ({
  first: window,
}) => {
  const svg = await window.exported('Export chart as SVG…');
  expect(svg.name).toMatch(/\.svg$/);
  const picture = svg.bytes.toString();
  expect(picture).toMatch(/^<svg /);
  for (const name of [FIRST_TITLE, 'worker 1', 'GIL']) expect(picture).toContain(`>${name}<`);

  const png = await window.exported('Export chart as PNG…');
  expect(png.name).toMatch(/\.png$/);
  expect([...png.bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  // Twice as wide as the vectors say.
  expect(png.bytes.readUInt32BE(16)).toBe(3200);

  const json = await window.exported('Export trace as JSON…');
  expect(JSON.parse(json.bytes.toString())).toHaveProperty('lanes');
  const csv = await window.exported('Export trace as CSV…');
  expect(csv.bytes.toString()).toMatch(/^kind,lane,state,cause,/);
  const chrome = await window.exported('Export for Perfetto');
  expect(chrome.name).toMatch(/\.chrome\.json$/);
  expect(JSON.parse(chrome.bytes.toString())).toHaveProperty('traceEvents');
});
