/** How the window looks and behaves as a window: themes, sizes, panes, keys, dialogs. */
import type { Page } from '@playwright/test';

import { test } from './shared-window.ts';
import { TimesliceWindow, expect } from './window.ts';

const SIZES = [
  { width: 1024, height: 640 },
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
];

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`${colorScheme}: everything has its place at every size`, async ({ browser }) => {
    test.setTimeout(120_000);
    const page = await browser.newPage({ viewport: SIZES[0], colorScheme });
    const window = await TimesliceWindow.openFirst(page);
    await expect(window.lanes.getByRole('treeitem').first()).toBeVisible();
    for (const size of SIZES) {
      await test.step(`${size.width}×${size.height}`, async () => {
        await page.setViewportSize(size);
        await everythingHasItsPlace(window);
      });
    }
    await page.close();
  });
}

async function everythingHasItsPlace(window: TimesliceWindow): Promise<void> {
  const { page } = window;
  // Nothing scrolls but what is meant to, and no control leaves the window.
  const overflow = await page.evaluate(() => [
    document.documentElement.scrollWidth - innerWidth,
    document.documentElement.scrollHeight - innerHeight,
  ]);
  expect(overflow).toEqual([0, 0]);
  for (const control of await window.playback.getByRole('button').all()) {
    await expect(control).toBeInViewport({ ratio: 1 });
  }
  await expect(window.title).toBeInViewport({ ratio: 1 });
  await expect(window.slider('threads')).toBeInViewport({ ratio: 1 });
  const regions = await Promise.all(
    [window.catalogue, window.chart, window.parameters, window.playback].map(
      async (region) => (await region.boundingBox())!,
    ),
  );
  for (const [index, one] of regions.entries()) {
    for (const other of regions.slice(index + 1)) {
      const apart =
        one.x + one.width <= other.x + 1 ||
        other.x + other.width <= one.x + 1 ||
        one.y + one.height <= other.y + 1 ||
        other.y + other.height <= one.y + 1;
      expect(apart).toBe(true);
    }
  }
}

test('the theme follows the system until one chooses, and is remembered', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  const light = await background(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => background(page)).not.toBe(light);
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.getByRole('menuitem', { name: 'Theme' }).hover();
  await page.getByRole('menuitemcheckbox', { name: 'Light theme' }).click();
  await expect.poll(() => background(page)).toBe(light);
  await expect(window.chart).toBeVisible();
});

test('panes fold, and come back', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await window.catalogue.getByRole('button', { name: 'Hide the library' }).click();
  await expect(window.catalogue).toBeHidden();
  await page.getByRole('banner').getByRole('button', { name: 'Show the library' }).click();
  await expect(window.catalogue).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(window.parameters).toBeHidden();
  await page.keyboard.press('Alt+2');
  await expect(window.parameters).toBeVisible();
});

test('panes are resized by mouse and by keys', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  const bar = page.getByRole('separator', { name: 'Width of the library' });
  const before = (await window.catalogue.boundingBox())!.width;
  const box = (await bar.boundingBox())!;
  await page.mouse.move(box.x, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 200, { steps: 4 });
  await page.mouse.up();
  const wider = (await window.catalogue.boundingBox())!.width;
  expect(wider).toBeCloseTo(before + 60, -1);
  await bar.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await window.catalogue.boundingBox())!.width).toBeLessThan(wider);
});

test('the help lists the keys of the registry, and Esc closes it', async ({ first: { page } }) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys and mouse' });
  await expect(help).toContainText('Play or pause');
  await expect(help).toContainText('Follow the cause back');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
});

test('the palette finds a command and runs it', async ({ first: { page } }) => {
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('statis');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(
    'Show the statistics',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Statistics' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('single keys rest while one types', async ({ first: window }) => {
  const { page } = window;
  const field = window.catalogue.getByRole('searchbox');
  await field.focus();
  await page.keyboard.type('wasd 0?');
  await expect(field).toHaveValue('wasd 0?');
  await page.keyboard.press('Space');
  expect(await window.timeNs()).toBe(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await field.fill('');
});

test('the page keeps its security policy', async ({ page }) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  const window = await TimesliceWindow.open(page);
  await window.tab('Statistics').click();
  await page.keyboard.press('?');
  expect(violations).toEqual([]);
});
