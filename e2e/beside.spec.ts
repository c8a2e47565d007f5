/** Several programs on one machine: one is opened beside another. */
import type { FileChooser } from '@playwright/test';

import { test } from './shared-window.ts';
import { expect } from './window.ts';
import type { TimesliceWindow } from './window.ts';

const SERVER = `import socket
with socket.create_server(("127.0.0.1", 8000)) as listener:
    connection, _ = listener.accept()
    with connection:
        print("server heard", connection.recv(100).decode())
        connection.sendall(b"pong")
`;
const CLIENT = `import socket, time
time.sleep(0.01)
with socket.create_connection(("127.0.0.1", 8000)) as connection:
    connection.sendall(b"ping")
    print("client heard", connection.recv(100).decode())
`;

/** Answers the dialog that "Open beside" shows. */
async function answerDialog(
  { page }: TimesliceWindow,
  answer: (chooser: FileChooser) => Promise<void>,
): Promise<void> {
  // A browser opens its dialog only soon after a key: where the page comes to it late, one presses again.
  await expect(async () => {
    const chooser = page.waitForEvent('filechooser', { timeout: 5_000 });
    await page.keyboard.press('Control+Shift+O');
    await answer(await chooser);
  }).toPass();
}

const asFile = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/x-python',
  buffer: Buffer.from(content),
});

test('a program that is opened beside another one talks to it, until it is alone again', async ({
  window,
}) => {
  const { page } = window;
  await window.run('server.py', SERVER);
  // Nobody comes.
  await expect(window.status).toContainText('Deadlock');
  await answerDialog(window, (chooser) => chooser.setFiles(asFile('client.py', CLIENT)));
  await expect(window.title).toHaveText('server.py with client.py');
  await expect(window.status).toContainText('Completed');
  await window.tab('Console').click();
  const output = page.getByRole('list', { name: 'Output of the program' });
  await expect(output).toContainText('server heard ping');
  await expect(output).toContainText('client heard pong');

  await page.getByRole('menuitem', { name: 'File' }).click();
  await page.getByRole('menuitem', { name: 'Run it alone again' }).click();
  await expect(window.title).toHaveText('server.py');
  await expect(window.status).toContainText('Deadlock');
  await expect(page.getByText('client heard')).toHaveCount(0);
});

test('a dialog that is cancelled leaves what was said of files, and the programs', async ({
  window,
}) => {
  await window.run('server.py', SERVER);
  await answerDialog(window, (chooser) => {
    const files = [asFile('client.py', CLIENT), asFile('picture.py', Buffer.from([0, 1, 2, 0]))];
    return chooser.setFiles(files);
  });
  await expect(window.title).toHaveText('server.py with client.py');
  const notice = window.page.getByText(/picture\.py/);
  await expect(notice).toBeVisible();
  await answerDialog(window, (chooser) => chooser.setFiles([]));
  // The answer has been taken.
  await expect(window.page.locator('input[type="file"]')).toHaveCount(0);
  await expect(notice).toBeVisible();
  await expect(window.title).toHaveText('server.py with client.py');
});
