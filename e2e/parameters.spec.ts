/** What-if: every turn of a parameter runs the program again, and the chart re-flows. */
import { test } from './shared-window.ts';
import { expect } from './window.ts';

test('the slider from 2 to 6 threads adds their lanes', async ({ first: window }) => {
  const { page } = window;
  const elapsed = await window.status.textContent();
  await expect(window.lane('worker 2')).toBeVisible();
  await expect(window.lane('worker 3')).toHaveCount(0);
  const slider = window.slider('threads');
  await slider.focus();
  for (let i = 0; i < 4; i++) await slider.press('ArrowRight');
  await window.tab('State').click();
  for (const name of ['worker 3', 'worker 6']) {
    await expect(page.getByRole('tabpanel').getByRole('button', { name }).first()).toBeVisible();
  }
  await expect(window.status).not.toHaveText(elapsed!);
  await expect(window.parameters.getByRole('textbox', { name: 'threads' })).toHaveValue('6');
  await window.parameters.getByRole('button', { name: 'Reset threads to 2' }).click();
  await expect(window.status).toHaveText(elapsed!);
});

test('a number can be typed, and is kept in its range', async ({ first: window }) => {
  const field = window.parameters.getByRole('textbox', { name: 'threads' });
  await field.fill('4');
  await field.press('Enter');
  await expect(window.slider('threads')).toHaveValue('4');
  await field.fill('4000');
  await field.press('Enter');
  await expect(field).toHaveValue('8');
  await field.fill('many');
  await field.press('Tab');
  await expect(field).toHaveValue('8');
});

test('without the GIL the same threads take less time', async ({ first: window }) => {
  await expect(window.lane('GIL')).toBeVisible();
  const before = await window.status.textContent();
  await window.parameters.getByRole('switch', { name: 'GIL' }).click();
  await expect(window.lane('GIL')).toHaveCount(0);
  await expect(window.status).not.toHaveText(before!);
  await window.parameters.getByRole('button', { name: 'Reset all' }).click();
  await expect(window.lane('GIL')).toBeVisible();
  await expect(window.status).toHaveText(before!);
});

test('the number of cores is the number of core lanes', async ({ first: window }) => {
  await expect(window.lane('core 3')).toBeVisible();
  await window.parameters.getByRole('textbox', { name: 'Cores' }).fill('2');
  await window.parameters.getByRole('textbox', { name: 'Cores' }).press('Enter');
  await expect(window.lane('core 3')).toHaveCount(0);
  await expect(window.lane('core 1')).toBeVisible();
});

test('a new seed is a key away, and can be typed back', async ({ first: window }) => {
  const { page } = window;
  const seed = window.parameters.getByRole('textbox', { name: 'Seed' });
  await expect(seed).toHaveValue('0');
  await page.keyboard.press('Shift+R');
  await expect(seed).not.toHaveValue('0');
  await seed.fill('0');
  await seed.press('Enter');
  await expect(window.parameters.getByRole('button', { name: 'Reset all' })).toBeDisabled();
});

test('the same parameters give the same run', async ({ first: window }) => {
  const { page } = window;
  await window.tab('Statistics').click();
  const panel = page.getByRole('tabpanel');
  const before = await panel.textContent();
  await page.keyboard.press('r');
  await window.parameters.getByRole('textbox', { name: 'threads' }).fill('3');
  await window.parameters.getByRole('textbox', { name: 'threads' }).press('Enter');
  await expect.poll(() => panel.textContent()).not.toBe(before);
  await window.parameters.getByRole('button', { name: 'Reset all' }).click();
  await expect.poll(() => panel.textContent()).toBe(before);
});

test('another program is told about from the beginning', async ({ first: window }) => {
  const about = window.parameters.getByRole('heading', { name: 'About' });
  await window.parameters.getByRole('textbox', { name: 'Seed' }).scrollIntoViewIfNeeded();
  await expect(about).not.toBeInViewport();
  await window.openScenario('The same threads without a GIL');
  await expect(about).toBeInViewport();
});
