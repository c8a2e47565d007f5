/** A run that is pinned, and what the next ones do differently. */
import { test } from './shared-window.ts';
import { FIRST_TITLE, expect } from './window.ts';

test('a run is pinned, and the next one is set against it', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('p');
  const panel = page.getByRole('tabpanel').getByRole('region', { name: 'Against the pinned run' });
  await expect(panel).toContainText('This run is pinned.');
  const workers = window.parameters.getByRole('textbox', { name: 'threads' });
  await workers.fill('4');
  await workers.press('Enter');
  const elapsed = panel.getByRole('row').filter({ hasText: 'Elapsed' });
  await expect(elapsed).toContainText('47.44 ms');
  await expect(elapsed).toContainText(/94\.\d+ ms/);
  await expect(elapsed).toContainText(/\+99\.\d%|\+100%/);
  const first = panel.getByRole('button', { name: /ms$/ });
  await first.click();
  expect(await window.timeNs()).toBeGreaterThan(0);
  await panel.getByRole('button', { name: 'Unpin' }).click();
  await expect(panel).toBeHidden();
});

test('a pinned run is forgotten with its program', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('p');
  await expect(page.getByRole('region', { name: 'Against the pinned run' })).toBeVisible();
  await window.openScenario('One thread does it all');
  await expect(page.getByRole('region', { name: 'Against the pinned run' })).toBeHidden();
  await window.openScenario(FIRST_TITLE);
  await expect(page.getByRole('region', { name: 'Against the pinned run' })).toBeHidden();
});
