/**
 * The file system as a program finds it: its home, which is its working directory, with the data files and
 * the program itself in it; a place for temporary files; and what the system has of its own.
 */
import { assert } from '../base/assert.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { WORKING_DIRECTORY } from '../machine-settings.ts';
import type { FileContent } from '../simulation.ts';
import { ProcessFiles } from './descriptors.ts';
import { FileSystem } from './file-system.ts';
import type { Caller } from './file-system.ts';
import { ROOT_ID, USER_ID } from './inode.ts';
import { OPEN_FLAGS, OpenRegularFile } from './open-file.ts';
import { OpenTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/**
 * @param files - data files by their paths below the working directory; directories on the way are made.
 * @param programs - by their names there; no listing shows them, and they take no room.
 */
export function createFileSystem(
  files: Readonly<Record<string, FileContent>>,
  capacityBytes: number,
  programs: ReadonlyMap<string, string> = new Map(),
): FileSystem {
  const ownBytes = [...programs.values()].reduce((sum, text) => sum + encodeUtf8(text).length, 0);
  const system = new FileSystem(capacityBytes + ownBytes);
  const root: Caller = { user: ROOT_ID, umask: 0, workingDirectory: system.root, nowNs: 0 };
  for (const path of ['/dev', '/home', '/usr', '/usr/bin']) system.makeDirectory(root, path, 0o755);
  system.makeDirectory(root, '/tmp', 0o1777);
  system.makeNullDevice(root, '/dev/null');
  place(
    system,
    { ...root, workingDirectory: system.findDirectory(root, '/usr/bin') },
    'python3',
    '',
    0o755,
  );
  const home = system.makeDirectory(root, WORKING_DIRECTORY, 0o755);
  home.owner = USER_ID;
  const user: Caller = { user: USER_ID, umask: 0o022, workingDirectory: home, nowNs: 0 };
  for (const [path, content] of Object.entries(files)) place(system, user, path, content);
  for (const [name, text] of programs) {
    if (home.entries.has(name)) continue;
    place(system, user, name, text);
    home.unlisted.set(name, home.entries.get(name)!);
    home.entries.delete(name);
  }
  return system;
}

function place(
  system: FileSystem,
  caller: Caller,
  path: string,
  content: FileContent,
  mode = 0o666,
): void {
  const names = path.split('/');
  const name = names.pop()!;
  let directory = caller.workingDirectory;
  for (const step of names) {
    const here = { ...caller, workingDirectory: directory };
    const known = directory.entries.get(step);
    directory = known?.kind === 'directory' ? known : system.makeDirectory(here, step, 0o777);
  }
  const flags = OPEN_FLAGS.O_WRONLY | OPEN_FLAGS.O_CREAT | OPEN_FLAGS.O_TRUNC;
  const here = { ...caller, workingDirectory: directory };
  const file = system.open(here, name, flags, mode);
  assert(file instanceof OpenRegularFile, 'a new file is a regular one');
  system.writeContent(file.node, 0, bytesOf(content), system.wallTime(0));
  file.close();
}

export function bytesOf(content: FileContent): Uint8Array {
  return typeof content === 'string' ? encodeUtf8(content) : content;
}

/** The first process starts at home, with the console as its standard streams. */
export function firstProcessFiles(system: FileSystem, terminal: Terminal): ProcessFiles {
  const root: Caller = { user: ROOT_ID, umask: 0, workingDirectory: system.root, nowNs: 0 };
  const files = new ProcessFiles(system.findDirectory(root, WORKING_DIRECTORY));
  for (const stream of ['stdin', 'stdout', 'stderr'] as const) {
    files.add(new OpenTerminal(terminal, stream), true);
  }
  return files;
}
