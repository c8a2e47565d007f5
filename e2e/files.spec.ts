/** Files of the simulated machine: their content at the playhead. */
import { test } from './shared-window.ts';
import { expect } from './window.ts';

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
