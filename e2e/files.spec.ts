/** Files of the simulated machine: their content at the playhead, and those one adds from outside. */
import { test } from './shared-window.ts';
import { FIRST_TITLE, expect } from './window.ts';

test('the state shows what is in the files at the playhead', async ({ first: window }) => {
  await window.run(
    'writes.py',
    'import time\nwith open("log.txt", "w") as log:\n    log.write("first\\n")\ntime.sleep(1)\nwith open("log.txt", "a") as log:\n    log.write("second\\n")\n',
  );
  await window.finished();
  await window.tab('State').click();
  const state = window.page.getByRole('tabpanel');
  await window.button('End').click();
  await expect(state).toContainText('log.txt 13 bytes');
  await expect(state).toContainText('second');
  await window.button('Start').click();
  await expect(state).not.toContainText('log.txt');
});

const READER = 'print(sum(int(line) for line in open("numbers.txt")))\n';

test('data files are added by menu or by drop, and taken away', async ({ first: window }) => {
  const { page } = window;
  await window.run('reads.py', READER);
  await expect(window.problems).toContainText('FileNotFoundError');
  await page.getByRole('menuitem', { name: 'File' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Add data files…' }).click();
  const chooser = await choosing;
  await chooser.setFiles([
    { name: 'numbers.txt', mimeType: 'text/plain', buffer: Buffer.from('20\n22\n') },
  ]);
  await expect(window.status).toContainText('Completed');
  await window.tab('Console').click();
  const output = page.getByRole('list', { name: 'Output of the program' });
  await expect(output).toContainText('42');
  await window.drop('numbers.txt', '1\n2\n');
  await expect(output).toContainText('3');
  await expect(window.title).toHaveText('reads.py');
  const list = window.parameters.getByRole('list', { name: 'Data files' });
  await expect(list).toContainText('numbers.txt');
  // They are the program's when it is opened again.
  await window.openScenario(FIRST_TITLE);
  await expect(list).toBeHidden();
  await window.run('reads.py', READER);
  await expect(window.status).toContainText('Completed');
  await list.getByRole('button', { name: 'Remove numbers.txt' }).click();
  await expect(window.problems).toContainText('FileNotFoundError');
});
