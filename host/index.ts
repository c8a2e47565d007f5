/** The door of the room that hosts share: reading files, and serving the built page. */
export { PAGE_HEADERS } from './content-policy.ts';
export { startLoopback } from './loopback-server.ts';
export type { Loopback, LoopbackOptions } from './loopback-server.ts';
export { readPageFile } from './page-files.ts';
export { describeProblem, readDataFile, readTextFile, readTextFiles } from './text-file.ts';
