/** Our own scheme: what it serves, and with which headers; Electron has a stand-in. */
import { expect, test, vi } from 'vitest';

import { registerPageScheme, servePage } from './page-protocol.ts';

const electron = vi.hoisted(() => ({
  registerSchemesAsPrivileged: vi.fn(),
  handle: vi.fn<(scheme: string, handler: (request: Request) => Promise<Response>) => void>(),
}));
vi.mock('electron', () => ({ protocol: electron }));

function handler(): (request: Request) => Promise<Response> {
  servePage();
  return electron.handle.mock.calls.at(-1)![1];
}

/** `Request` refuses schemes it does not know, and the handler needs the address and method alone. */
const request = (url: string, method = 'GET') => ({ url, method }) as Request;

test('the scheme is standard and secure', () => {
  registerPageScheme();
  expect(electron.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) },
  ]);
});

test.each([
  ['another host', request('app://other/index.html')],
  ['another method', request('app://timeslice/index.html', 'POST')],
])('%s is refused', async (_title, asked) => {
  expect((await handler()(asked)).status).toBe(403);
});

test('what is not there is not found, under the same policy', async () => {
  const response = await handler()(request('app://timeslice/none.js'));
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

test('a path that leaves the folder is not found', async () => {
  const response = await handler()(request('app://timeslice/..%2f..%2fpackage.json'));
  expect(response.status).toBe(404);
});
