/** Standard input: typed beside the parameters, read by the program, remembered. */
import { test } from './shared-window.ts';
import { TimesliceWindow, expect } from './window.ts';

const PROGRAM = [
  'name = input("Who? ")',
  'total = 0',
  'while line := input():',
  '    total += int(line)',
  'print(f"{name}: {total}")',
].join('\n');

test('a program without input says what it lacks, and gets it', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await window.run('ask.py', PROGRAM);
  await expect(window.problems).toContainText('EOFError');
  await window.problems.getByRole('button', { name: 'Give it standard input' }).click();
  const field = window.parameters.getByRole('textbox', { name: 'Standard input' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Ada\n20\n22\n\n');
  await expect(window.status).toContainText('Completed');
  await window.tab('Console').click();
  const output = page.getByRole('list', { name: 'Output of the program' });
  await expect(output).toContainText('Ada: 42');
  await field.fill('Ada\n1\n\n');
  await expect(output).toContainText('Ada: 1');
});

test('it is remembered for each program', async ({ first: window }) => {
  const { page } = window;
  await window.run('ask.py', PROGRAM);
  const field = window.parameters.getByRole('textbox', { name: 'Standard input' });
  await field.fill('Ada\n\n');
  await expect(window.status).toContainText('Completed');
  await window.run('other.py', 'print(input())\n');
  await expect(field).toHaveValue('');
  await field.fill('hello');
  await expect(window.status).toContainText('Completed');
  await window.run('ask.py', PROGRAM);
  await expect(field).toHaveValue('Ada\n\n');
  await expect(window.status).toContainText('Completed');
  await page.reload();
  await expect(window.chart).toBeVisible();
  await window.run('other.py', 'print(input())\n');
  await expect(field).toHaveValue('hello');
});

test('the field that was asked for takes the cursor once, not again with each program', async ({
  page,
}) => {
  const window = await TimesliceWindow.open(page);
  await page.getByRole('menuitem', { name: 'Run' }).click();
  await page.getByRole('menuitem', { name: 'Standard input' }).click();
  const field = window.parameters.getByRole('textbox', { name: 'Standard input' });
  await expect(field).toBeFocused();
  await window.run('other.py', PROGRAM);
  await expect(field).toBeVisible();
  await page.keyboard.press('End');
  await expect(field).not.toBeFocused();
  await expect.poll(() => window.timeNs()).toBeGreaterThan(0);
});

test('keys of the window rest while one types into it', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await window.parameters.getByText('Standard input').click();
  const field = window.parameters.getByRole('textbox', { name: 'Standard input' });
  await field.click();
  await page.keyboard.type('wasd m l 0?');
  await expect(field).toHaveValue('wasd m l 0?');
  expect(await window.timeNs()).toBe(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
