/** The files of the built page: from the path of a request to bytes and their type. */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Names with a content hash never change, so a browser may keep them. */
  readonly immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * The file of `folder` that a request's path names, or undefined when there is none.
 *
 * @param pathname as `URL` gives it: percent-encoded, beginning with a slash
 */
export async function readPageFile(
  folder: string,
  pathname: string,
): Promise<PageFile | undefined> {
  const file = locate(folder, pathname);
  if (file === undefined) return undefined;
  const type = TYPES[path.extname(file)];
  if (type === undefined) return undefined;
  try {
    // A link inside the folder must not lead out of it.
    if (!isInside(await realpath(folder), await realpath(file))) return undefined;
    const bytes = new Uint8Array(await readFile(file));
    return { bytes, type, immutable: pathname.startsWith('/assets/') };
  } catch {
    return undefined;
  }
}

/** The place in the folder, or undefined for a path that would leave it or cannot be decoded. */
export function locate(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const file = path.join(folder, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
  return isInside(folder, file) ? file : undefined;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  const [first] = relative.split(path.sep);
  return relative !== '' && first !== '..' && !path.isAbsolute(relative);
}
