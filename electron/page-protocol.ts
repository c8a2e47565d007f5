/** Serves the built page under our own scheme, where module workers run and the policy applies. */
import path from 'node:path';

import { protocol } from 'electron';

import { PAGE_HEADERS, readPageFile } from '../host/index.ts';
import { SCHEME, isOwnPage } from './origin.ts';

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // Standard: relative addresses and origins work. Secure: as trusted as https. Fetch: the page
      // may read its own files. Code cache: the second start parses nothing anew.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function servePage(): void {
  const folder = path.join(import.meta.dirname, '..', 'renderer');
  protocol.handle(SCHEME, async (request) => {
    if (request.method !== 'GET' || !isOwnPage(request.url)) {
      return new Response('Not served.', { status: 403, headers: PAGE_HEADERS });
    }
    const file = await readPageFile(folder, new URL(request.url).pathname);
    return file === undefined
      ? new Response('There is no such file.', { status: 404, headers: PAGE_HEADERS })
      : new Response(file.bytes, { headers: { ...PAGE_HEADERS, 'Content-Type': file.type } });
  });
}
