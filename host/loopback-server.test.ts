/** Real requests to a real server, the hostile ones written by hand. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startLoopback } from './loopback-server.ts';
import type { Loopback } from './loopback-server.ts';

let folder = '';
let server: Loopback;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'timeslice-loopback-'));
  await writeFile(path.join(folder, 'index.html'), '<p>page</p>');
  await writeFile(path.join(folder, 'job.py'), 'print(1)\n');
  server = await startLoopback({
    folder,
    files: [path.join(folder, 'job.py'), path.join(folder, 'none.py')],
    port: 0,
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Not `fetch`, which tidies paths and forbids the headers in question. */
function ask(
  target: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('it listens on loopback, on a free port', () => {
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test('the page comes with its policy', async () => {
  const { status, headers, body } = await ask('/');
  expect(status).toBe(200);
  expect(body).toBe('<p>page</p>');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['x-content-type-options']).toBe('nosniff');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("worker-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('a query does not hide the page', async () => {
  expect((await ask('/index.html?scenario=gil/02')).status).toBe(200);
});

test('the files of the command line are given with their problems', async () => {
  const { status, headers, body } = await ask('/api/initial-files');
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(JSON.parse(body)).toEqual([
    {
      kind: 'file',
      file: { name: 'job.py', path: path.join(folder, 'job.py'), text: 'print(1)\n' },
    },
    {
      kind: 'problem',
      problem: { code: 'notFound', name: 'none.py', path: path.join(folder, 'none.py') },
    },
  ]);
});

describe('refused', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example'])(
    'the host %j',
    async (host) => {
      expect((await ask('/', { headers: { Host: host } })).status).toBe(403);
    },
  );

  test.each(['localhost', 'LOCALHOST:1234', '[::1]:80'])('but not the host %j', async (host) => {
    expect((await ask('/', { headers: { Host: host } })).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('the method %s', async (method) => {
    const { status, headers } = await ask('/', { method });
    expect(status).toBe(405);
    expect(headers['allow']).toBe('GET');
  });

  test.each(['/../text-file.ts', '/%2e%2e/%2e%2e/etc/passwd', '/job.py', '//etc/passwd', '*'])(
    'the path %j',
    async (target) => {
      expect((await ask(target)).status).toBe(404);
    },
  );

  test('the initial files for a page of another site', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await ask('/api/initial-files', { headers })).status).toBe(403);
  });
});

test('a port in use is an error to tell, not a crash', async () => {
  const port = Number(new URL(server.address).port);
  await expect(startLoopback({ folder, files: [], port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
