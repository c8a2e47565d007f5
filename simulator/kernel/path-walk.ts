/** From a path to what it names (path_resolution(7)): component by component, through symbolic links. */
import { Failure } from './errno.ts';
import { MAY_SEARCH } from './inode.ts';
import type { Directory, Inode } from './inode.ts';

const NAME_MAX = 255;
const PATH_MAX = 4096;
const LINKS_MAX = 40;

/** The last component of a path: where it is looked for, and what is there. */
export interface Place {
  readonly directory: Directory;
  /** `.` when the path has no component of its own, as `/`. */
  readonly name: string;
  readonly node: Inode | undefined;
  /** The path ends with a slash: it can only name a directory. */
  readonly asDirectory: boolean;
}

/**
 * @param from - where a path without a leading slash begins.
 * @param user - who must be allowed to search the directories on the way.
 * @param follow - whether a symbolic link in the last component is followed.
 */
export function walk(
  root: Directory,
  from: Directory,
  path: string,
  user: number,
  follow: boolean,
): Place {
  if (path === '') throw new Failure('ENOENT');
  if (path.length >= PATH_MAX) throw new Failure('ENAMETOOLONG');
  let directory = path.startsWith('/') ? root : from;
  let names = componentsOf(path);
  let asDirectory = path.endsWith('/');
  let links = 0;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const last = i === names.length - 1;
    if (!directory.allows(MAY_SEARCH, user)) throw new Failure('EACCES');
    if (name.length > NAME_MAX) throw new Failure('ENAMETOOLONG');
    const node = child(directory, name);
    if (node?.kind === 'link' && (!last || follow || asDirectory)) {
      if (++links > LINKS_MAX) throw new Failure('ELOOP');
      const { target } = node;
      if (target.startsWith('/')) directory = root;
      if (last && target.endsWith('/')) asDirectory = true;
      names = [...componentsOf(target), ...names.slice(i + 1)];
      i = -1;
      continue;
    }
    if (last) {
      if (asDirectory && node !== undefined && node.kind !== 'directory') {
        throw new Failure('ENOTDIR');
      }
      return { directory, name, node, asDirectory };
    }
    if (node === undefined) throw new Failure('ENOENT');
    if (node.kind !== 'directory') throw new Failure('ENOTDIR');
    directory = node;
  }
  return { directory, name: '.', node: directory, asDirectory: true };
}

function componentsOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}

function child(directory: Directory, name: string): Inode | undefined {
  if (name === '.') return directory;
  return name === '..' ? directory.parent : directory.find(name);
}

/** The absolute path of a directory; undefined when it has been removed. */
export function pathOf(directory: Directory): string | undefined {
  if (directory.links === 0) return undefined;
  const names: string[] = [];
  for (let at = directory; at.parent !== at; at = at.parent) {
    for (const [name, node] of at.parent.entries) if (node === at) names.unshift(name);
  }
  return `/${names.join('/')}`;
}
