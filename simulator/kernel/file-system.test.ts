/** The tree, by the operations on it: what they do, and by which error they refuse. */
import { describe, expect, it, test } from 'vitest';
import { EPOCH_SECONDS } from '../machine-settings.ts';
import { Failure, errorText } from './errno.ts';
import { listFiles } from './file-snapshot.ts';
import type { Caller, FileSystem } from './file-system.ts';
import { createFileSystem } from './initial-tree.ts';
import { attributesOf, USER_ID } from './inode.ts';
import { OPEN_FLAGS, OpenRegularFile } from './open-file.ts';

const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_DIRECTORY, O_NOFOLLOW } =
  OPEN_FLAGS;
const NEW = O_WRONLY | O_CREAT | O_TRUNC;

/** A home with a file, a directory with a file, and links. */
class Home {
  readonly system: FileSystem;
  readonly caller: Caller;

  constructor(capacityBytes = 1000) {
    this.system = createFileSystem({ 'note.txt': 'hello', 'sub/inner.txt': 'in' }, capacityBytes);
    const root = { user: USER_ID, umask: 0o022, workingDirectory: this.system.root, nowNs: 5 };
    const workingDirectory = this.system.findDirectory(root, '/home/user');
    this.caller = { ...root, workingDirectory };
    this.system.makeSymbolicLink(this.caller, 'note.txt', 'link');
    this.system.makeSymbolicLink(this.caller, 'loop', 'loop');
    this.system.makeSymbolicLink(this.caller, 'nowhere', 'broken');
    this.system.makeSymbolicLink(this.caller, '../user/sub/', 'folder');
  }

  open(path: string, flags: number, mode = 0o666): OpenRegularFile {
    const file = this.system.open(this.caller, path, flags, mode);
    expect(file).toBeInstanceOf(OpenRegularFile);
    return file as OpenRegularFile;
  }

  write(path: string, text: string): void {
    const file = this.open(path, NEW);
    const data = Uint8Array.from(text, (c) => c.charCodeAt(0));
    this.system.writeContent(file.node, 0, data, 0n);
    file.close();
  }

  names(): string[] {
    return listFiles(this.system)
      .map(({ path }) => path)
      .filter((path) => path.startsWith('/home/user/'))
      .map((path) => path.slice('/home/user/'.length));
  }
}

/** The text of the error by which something is refused; '' when it isn't. */
function refusal(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (failure) {
    if (failure instanceof Failure) return errorText(failure.errno);
    throw failure;
  }
}

test('a program finds its data files at home, which is its own; the rest is the system’s', () => {
  const files = listFiles(new Home().system);
  expect(files.map(({ path, kind, size, text }) => [path, kind, size, text])).toEqual([
    ['/dev', 'directory', 4096, undefined],
    ['/dev/null', 'null', 0, undefined],
    ['/home', 'directory', 4096, undefined],
    ['/home/user', 'directory', 4096, undefined],
    ['/home/user/broken', 'link', 7, 'nowhere'],
    ['/home/user/folder', 'link', 12, '../user/sub/'],
    ['/home/user/link', 'link', 8, 'note.txt'],
    ['/home/user/loop', 'link', 4, 'loop'],
    ['/home/user/note.txt', 'file', 5, 'hello'],
    ['/home/user/sub', 'directory', 4096, undefined],
    ['/home/user/sub/inner.txt', 'file', 2, 'in'],
    ['/tmp', 'directory', 4096, undefined],
    ['/usr', 'directory', 4096, undefined],
    ['/usr/bin', 'directory', 4096, undefined],
    ['/usr/bin/python3', 'file', 0, ''],
  ]);
});

describe('a path', () => {
  it.each([
    ['note.txt', ''],
    ['./sub/../note.txt', ''],
    ['/home/user/note.txt', ''],
    ['//home///user/note.txt', ''],
    ['link', ''],
    ['folder/inner.txt', ''],
    ['sub/', ''],
    ['/../..', ''],
    ['', 'No such file or directory'],
    ['nothing', 'No such file or directory'],
    ['nothing/x', 'No such file or directory'],
    ['broken', 'No such file or directory'],
    ['note.txt/', 'Not a directory'],
    ['note.txt/x', 'Not a directory'],
    ['loop', 'Too many levels of symbolic links'],
    ['x'.repeat(256), 'File name too long'],
    ['x/'.repeat(2048), 'File name too long'],
  ])('%s', (path, error) => {
    const { system, caller } = new Home();
    expect(refusal(() => system.find(caller, path))).toBe(error);
  });
});

describe('open', () => {
  it.each([
    ['nothing', O_RDONLY, 'No such file or directory'],
    ['nothing/x', NEW, 'No such file or directory'],
    ['note.txt', O_WRONLY | O_CREAT | O_EXCL, 'File exists'],
    ['broken', O_WRONLY | O_CREAT | O_EXCL, 'File exists'],
    ['sub', O_RDWR, 'Is a directory'],
    ['new/', NEW, 'Is a directory'],
    ['note.txt', O_RDONLY | O_DIRECTORY, 'Not a directory'],
    ['link', O_RDONLY | O_NOFOLLOW, 'Too many levels of symbolic links'],
    ['/new', NEW, 'Permission denied'],
    ['/usr/bin/python3', O_WRONLY, 'Permission denied'],
  ])('refuses %s with flags %i', (path, flags, error) => {
    const { system, caller } = new Home();
    expect(refusal(() => system.open(caller, path, flags, 0o666))).toBe(error);
  });

  it('makes what a broken link leads to', () => {
    const home = new Home();
    home.open('broken', NEW);
    expect(home.names()).toContain('nowhere');
  });

  it('gives a new file the mode less the umask, the user, and the time', () => {
    const home = new Home();
    home.open('new', NEW, 0o777);
    const node = home.system.find(home.caller, 'new');
    expect(attributesOf(node)).toMatchObject({
      mode: 0o755,
      owner: USER_ID,
      links: 1,
      modified: BigInt(EPOCH_SECONDS) * 1_000_000_000n + 5n,
    });
  });
});

describe('names', () => {
  it.each<[string, (home: Home) => unknown, string]>([
    [
      'a directory is there',
      ({ system, caller }) => system.makeDirectory(caller, 'sub', 0),
      'File exists',
    ],
    [
      'a file is no directory',
      ({ system, caller }) => system.removeDirectory(caller, 'link'),
      'Not a directory',
    ],
    [
      'it is not empty',
      ({ system, caller }) => system.removeDirectory(caller, 'sub'),
      'Directory not empty',
    ],
    [
      'it is in use',
      ({ system, caller }) => system.removeDirectory(caller, '/'),
      'Device or resource busy',
    ],
    [
      'a directory is no file',
      ({ system, caller }) => system.removeFile(caller, 'sub'),
      'Is a directory',
    ],
    [
      'it moves into itself',
      ({ system, caller }) => system.rename(caller, 'sub', 'sub/x'),
      'Invalid argument',
    ],
    [
      'it would replace a directory',
      ({ system, caller }) => system.rename(caller, 'note.txt', 'sub'),
      'Is a directory',
    ],
    [
      'it would replace a file',
      ({ system, caller }) => system.rename(caller, 'sub', 'note.txt'),
      'Not a directory',
    ],
    [
      'a directory has one name',
      ({ system, caller }) => system.makeLink(caller, 'sub', 'x', true),
      'Operation not permitted',
    ],
    [
      'it is not theirs',
      ({ system, caller }) => system.setMode(caller, system.root, 0),
      'Operation not permitted',
    ],
  ])('are refused when %s', (_why, act, error) => {
    const home = new Home();
    const before = home.names();
    expect(refusal(() => act(home))).toBe(error);
    expect(home.names()).toEqual(before);
  });

  it('change by renaming, replacing what has the new one', () => {
    const home = new Home();
    const { system, caller } = home;
    system.rename(caller, 'note.txt', 'sub/inner.txt');
    system.makeDirectory(caller, 'empty', 0o777);
    system.rename(caller, 'sub', 'empty');
    expect(home.names()).toEqual(['broken', 'empty', 'empty/inner.txt', 'folder', 'link', 'loop']);
    expect(system.usedBytes).toBe(5);
  });

  it('count the directories in a directory', () => {
    const { system, caller } = new Home();
    const links = (path: string) => system.find(caller, path).links;
    system.makeDirectory(caller, 'sub/a', 0o777);
    expect([links('.'), links('sub'), links('sub/a')]).toEqual([3, 3, 2]);
    system.rename(caller, 'sub/a', 'a');
    expect([links('.'), links('sub')]).toEqual([4, 2]);
    system.removeDirectory(caller, 'a');
    expect(links('.')).toBe(3);
  });
});

describe('content', () => {
  it('takes room until neither a name nor an open file is left', () => {
    const home = new Home();
    const { system, caller } = home;
    expect(system.usedBytes).toBe(7);
    const file = home.open('note.txt', O_RDONLY);
    system.makeLink(caller, 'note.txt', 'other', true);
    system.removeFile(caller, 'note.txt');
    system.removeFile(caller, 'other');
    expect(system.usedBytes).toBe(7);
    file.close();
    expect(system.usedBytes).toBe(2);
  });

  it('is refused beyond the capacity, and what is there stays', () => {
    const home = new Home(20);
    home.write('big', 'x'.repeat(13));
    expect(refusal(() => home.write('more', 'x'))).toBe('No space left on device');
    const { node } = home.open('big', O_RDWR);
    expect(refusal(() => home.system.resizeContent(node, 1e12, 0n))).toBe(
      'No space left on device',
    );
    expect(home.system.usedBytes).toBe(20);
    home.system.resizeContent(node, 0, 0n);
    expect(home.system.usedBytes).toBe(7);
  });

  it('has zeros where nothing was written', () => {
    const home = new Home();
    const { node } = home.open('note.txt', O_RDWR);
    home.system.writeContent(node, 7, Uint8Array.of(1), 0n);
    home.system.resizeContent(node, 6, 0n);
    home.system.resizeContent(node, 9, 0n);
    expect([...node.content.read(3, 100)]).toEqual([108, 111, 0, 0, 0, 0]);
  });
});
