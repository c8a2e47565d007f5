/**
 * Standard output and standard error of this process. Every write is awaited, so that all of a large
 * output has gone into a pipe before the process ends; a reader that closes its end early, as `head`
 * does, ends the output and not the program.
 */
import type { Writable } from 'node:stream';

import type { Terminal } from './command.ts';

export function openTerminal(
  stdout: Writable,
  stderr: Writable & { readonly isTTY?: boolean },
): Terminal {
  return { out: writer(stdout), err: writer(stderr), watched: stderr.isTTY === true };
}

function writer(stream: Writable): (text: string) => Promise<void> {
  let closed = false;
  // The write that failed tells its caller; without a listener the stream would end the process.
  stream.on('error', () => {
    closed = true;
  });
  return (text) =>
    new Promise((resolve, reject) => {
      if (closed || text === '') {
        resolve();
        return;
      }
      stream.write(text, (error) => {
        if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
        else resolve();
      });
    });
}
