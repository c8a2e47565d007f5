/**
 * Serves the built page to the browser on this machine, where Electron is not to be had.
 *
 * It listens on the loopback address only, answers GET only, and only when the request names a
 * loopback host: a page from elsewhere whose name was bent to 127.0.0.1 gets nothing.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PAGE_HEADERS } from './content-policy.ts';
import { readPageFile } from './page-files.ts';
import { readTextFiles } from './text-file.ts';

const LOOPBACK = '127.0.0.1';
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

export interface LoopbackOptions {
  /** The built page. */
  readonly folder: string;
  /** Absolute paths of the files to open at the start; read anew whenever the page asks. */
  readonly files: readonly string[];
  /** 0 takes a free port. */
  readonly port: number;
}

export interface Loopback {
  readonly address: string;
  close(): Promise<void>;
}

export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer((request, response) => {
    answer(request, options).then(
      (reply) => send(response, reply),
      () => send(response, plain(500, 'The server failed to answer.')),
    );
  });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${LOOPBACK}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Browsers keep connections open; waiting for them would look like hanging.
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

async function answer(request: IncomingMessage, options: LoopbackOptions): Promise<Reply> {
  if (!LOOPBACK_HOST.test(request.headers.host ?? '')) {
    return plain(403, 'Only this machine is served.');
  }
  if (request.method !== 'GET') return plain(405, 'Only GET is served.');
  const pathname = pathOf(request.url ?? '/');
  if (pathname === '/api/initial-files') {
    return isForeign(request)
      ? plain(403, 'Only the page itself is served.')
      : json(await readTextFiles(options.files));
  }
  const file = await readPageFile(options.folder, pathname);
  if (file === undefined) return plain(404, 'There is no such file.');
  const keep = file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache';
  return {
    status: 200,
    headers: { 'Content-Type': file.type, 'Cache-Control': keep },
    body: file.bytes,
  };
}

/** The path as it was sent: `URL` would resolve `..` away before it can be refused. */
function pathOf(target: string): string {
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}

/** Browsers say where a request comes from; a page of another site has no business here. */
function isForeign(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function plain(status: number, sentence: string): Reply {
  const allow: Record<string, string> = status === 405 ? { Allow: 'GET' } : {};
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...allow },
    body: sentence,
  };
}

function json(value: unknown): Reply {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify(value),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, {
    'Content-Length': body.byteLength,
    ...PAGE_HEADERS,
    ...reply.headers,
  });
  response.end(body);
}
