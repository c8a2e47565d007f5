/** A number over a range: the curve, its knee, and the run behind a point. */
import type { Locator } from '@playwright/test';

import { test } from './shared-window.ts';
import { expect } from './window.ts';
import type { TimesliceWindow } from './window.ts';

async function openSweep({ page }: TimesliceWindow): Promise<Locator> {
  await page.getByRole('menuitem', { name: 'Run', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sweep a number' }).click();
  return page.getByRole('dialog', { name: 'Sweep a number' });
}

test('the size of a pool is swept, the knee is told, and a value opens its run', async ({
  window,
}) => {
  // Sixteen runs of processes, on a machine that may be busy.
  test.setTimeout(120_000);
  await window.openScenario('How large a pool? As many as there are cores, for computing');
  const dialog = await openSweep(window);
  await expect(dialog.getByRole('status')).toHaveText('The knee is at 4: more hardly helps.', {
    timeout: 90_000,
  });
  const rows = dialog.getByRole('row');
  await expect(rows).toHaveCount(17);
  await expect(rows.nth(1)).toContainText('1.00×');
  await dialog.getByRole('button', { name: 'Run it with workers = 4' }).click();
  await expect(dialog).toBeHidden();
  await expect(window.parameters.getByRole('textbox', { name: 'workers' })).toHaveValue('4');
  await window.finished();
  // The curve is there when one comes back.
  const again = await openSweep(window);
  await expect(again.getByRole('status')).toHaveText('The knee is at 4: more hardly helps.');
  await window.page.keyboard.press('Escape');
  await expect(again).toBeHidden();
});

test('another number and another range are swept on demand', async ({ first: window }) => {
  test.setTimeout(120_000);
  const dialog = await openSweep(window);
  await expect(dialog.getByRole('status')).toContainText('No knee', { timeout: 60_000 });
  await dialog.getByLabel('Number', { exact: true }).selectOption({ label: 'Cores' });
  await dialog.getByRole('textbox', { name: 'to', exact: true }).fill('3');
  await dialog.getByRole('textbox', { name: 'to', exact: true }).press('Enter');
  await dialog.getByRole('button', { name: 'Run 3 times' }).click();
  await expect(dialog.getByRole('row')).toHaveCount(4);
  await dialog.getByLabel('What is plotted').selectOption({ label: 'Cores busy' });
  await expect(dialog.getByRole('row').nth(1)).toContainText(/9\d(\.\d)?%/);
  await dialog.getByRole('textbox', { name: 'from', exact: true }).fill('5');
  await dialog.getByRole('textbox', { name: 'from', exact: true }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('The range ends before it begins.');
  await expect(dialog.getByRole('button', { name: /^Run \d/ })).toBeDisabled();
  await window.page.keyboard.press('Escape');
});
