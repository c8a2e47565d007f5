/**
 * The real window: Electron's runtime with the built app. Where the runtime or a display is missing,
 * these tests are skipped and say which.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Why the window cannot be opened here, or undefined. */
function obstacle(): string | undefined {
  const electron = path.join(ROOT, 'node_modules', 'electron');
  const mark = path.join(electron, 'path.txt');
  if (!existsSync(mark) || !existsSync(path.join(electron, 'dist', readFileSync(mark, 'utf8')))) {
    return "Electron's runtime is not installed: npm start downloads it where its release host can be reached";
  }
  if (process.platform === 'linux') {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
    if (process.getuid?.() === 0) return "Electron's sandbox does not run as root";
  }
  return undefined;
}

const reason = obstacle();
test.skip(reason !== undefined, reason);
test.describe.configure({ mode: 'serial' });

let folder = '';
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'timeslice-electron-'));
  const file = path.join(folder, 'opened_by_start.py');
  writeFileSync(file, 'print("opened by the start")\n');
  // A folder of its own for what the app remembers: neither the user's list nor the user's lock.
  app = await _electron.launch({ args: [`--user-data-dir=${folder}/data`, ROOT, file] });
  page = await app.firstWindow();
  await page.waitForLoadState('load');
});

test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the page comes from our own origin and shows the file of the command line', async () => {
  expect(page.url()).toBe('app://timeslice/index.html');
  await expect(page.getByText('opened_by_start.py').first()).toBeVisible();
});

test('the page has the bridge and nothing of Node', async () => {
  expect(
    await page.evaluate(() => ({
      host: (Reflect.get(window, 'timeslice') as { host?: string } | undefined)?.host,
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
    })),
  ).toEqual({ host: 'electron', require: 'undefined', process: 'undefined' });
});

test('module workers run under the policy: the program has run', async () => {
  await expect(page.getByRole('banner').getByRole('status')).toContainText('Completed');
});

test('inline scripts are refused', async () => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineScriptRan = true;';
    document.head.append(script);
    return Reflect.has(window, 'inlineScriptRan');
  });
  expect(ran).toBe(false);
});

test('other pages and other windows are refused', async () => {
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe('app://timeslice/index.html');
  expect(app.windows()).toHaveLength(1);
});

test('permissions are denied', async () => {
  const state = await page.evaluate(() => Notification.requestPermission());
  expect(state).toBe('denied');
});

test('the native menu comes from the command registry', async () => {
  const labels = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  for (const label of ['File', 'View', 'Playback', 'Help']) expect(labels).toContain(label);
});

test('the window has its options and its smallest size', async () => {
  const found = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return { size: window?.getMinimumSize(), visible: window?.isVisible() };
  });
  expect(found).toEqual({ size: [1024, 640], visible: true });
});
