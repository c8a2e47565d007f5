/**
 * `node scripts/icons.mjs`: makes the icons in `build/` from `build/icon.svg`, with the browser of the
 * tests. Run it after changing the drawing, and commit what it writes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { CHROMIUM_FLAGS, HOW_TO_GET_ONE, ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT, fail } from './lib/project.mjs';

const BUILD = path.join(ROOT, 'build');
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for the sizes; the last four are the doubled ones. */
const MAC_SIZES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

await ensureInstalled();
const executablePath = (await ensureChromium()) ?? fail(HOW_TO_GET_ONE);
const pictures = await draw([...new Set([...LINUX_SIZES, 1024])], executablePath);

mkdirSync(path.join(BUILD, 'icons'), { recursive: true });
for (const size of LINUX_SIZES) {
  writeFileSync(path.join(BUILD, 'icons', `${size}x${size}.png`), picture(size));
}
writeFileSync(path.join(BUILD, 'icon.ico'), windowsIcon());
writeFileSync(path.join(BUILD, 'icon.icns'), macIcon());

/**
 * @param {readonly number[]} sizes
 * @param {string} executablePath
 * @returns {Promise<Map<number, Buffer>>}
 */
async function draw(sizes, executablePath) {
  const { chromium } = await import('@playwright/test');
  const svg = readFileSync(path.join(BUILD, 'icon.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const page = await browser.newPage();
  const pictures = new Map();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0; } svg { display: block; width: ${size}px; height: ${size}px; }</style>${svg}`,
    );
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return pictures;
}

/** @param {number} size */
function picture(size) {
  return pictures.get(size) ?? fail(`There is no picture of size ${size}.`);
}

/** An ICO file: a header, a directory of 16 bytes an entry, then the pictures as PNG. */
function windowsIcon() {
  const header = Buffer.alloc(6 + 16 * WINDOWS_SIZES.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(WINDOWS_SIZES.length, 4);
  let offset = header.length;
  for (const [index, size] of WINDOWS_SIZES.entries()) {
    const at = 6 + 16 * index;
    // A byte holds the size; 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(picture(size).length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += picture(size).length;
  }
  return Buffer.concat([header, ...WINDOWS_SIZES.map(picture)]);
}

/** An ICNS file: blocks of a type, a length that counts its own eight bytes, and a picture as PNG. */
function macIcon() {
  const blocks = MAC_SIZES.map(([type, size]) => block(type, picture(size)));
  return block('icns', Buffer.concat(blocks));
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function block(type, content) {
  const header = Buffer.alloc(8);
  header.write(type, 0, 'ascii');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
}
