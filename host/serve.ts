/**
 * `node dist/host/serve.js [--port N] [FILE...]`: only the server, without the start command's set-up
 * and choices. The end-to-end tests use it. Its first line of output is the address.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';

import { startLoopback } from './loopback-server.ts';

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: '0' } },
  allowPositionals: true,
});

const server = await startLoopback({
  folder: path.join(import.meta.dirname, '..', 'renderer'),
  files: positionals.map((file) => path.resolve(file)),
  port: Number(values.port),
});
process.stdout.write(`${server.address}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close();
  });
}
