/** What the user's desktop offers: a display to open a window on, and a browser. */
import { spawn } from 'node:child_process';

/** Whether a window could be shown. macOS and Windows always have a desktop for a logged-in user. */
export function hasDisplay() {
  if (process.env.CI !== undefined && process.env.CI !== 'false') return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** Chromium's sandbox refuses to run as root, and Electron's is never switched off here. */
export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * Opens an address in the user's browser.
 *
 * @param {string} address
 * @returns {Promise<boolean>} whether a browser was found
 */
export function openBrowser(address) {
  const [command, args] = browserCommand(address);
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    child.on('error', () => resolve(false));
    // xdg-open ends with an error when it knows no browser; one that started may live on.
    const settled = setTimeout(() => resolve(true), 1500);
    child.on('exit', (code) => {
      clearTimeout(settled);
      resolve(code === 0);
    });
    child.unref();
  });
}

/**
 * @param {string} address
 * @returns {[string, string[]]}
 */
function browserCommand(address) {
  if (process.platform === 'darwin') return ['open', [address]];
  // `start` takes its first quoted word for a title.
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '""', address]];
  return ['xdg-open', [address]];
}
