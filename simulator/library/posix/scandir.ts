/** `posix.scandir`: the entries of a directory, with what the directory itself tells of them. */
import type { DirectoryEntry } from '../../kernel/file-calls.ts';
import type { Context } from '../../python/context.ts';
import { Raised } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { PyIterator } from '../../python/objects/iterator.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import type { PyTuple } from '../../python/objects/values.ts';
import { repr } from '../../python/protocols/index.ts';
import { raise } from '../../python/objects/exception.ts';
import { install } from '../../python/types/install.ts';
import { perform } from '../os-failure.ts';
import { encodePath } from '../path-argument.ts';
import { followArgument } from './arguments.ts';
import { listedArgument, stat } from './tree.ts';

export const DIR_ENTRY = builtinType('DirEntry', {
  module: 'posix',
  layout: 'other',
  subclassable: false,
});
const SCANDIR_ITERATOR = builtinType('ScandirIterator', {
  module: 'posix',
  layout: 'other',
  subclassable: false,
});

class PyDirEntry extends PyObject {
  readonly entry: DirectoryEntry;
  readonly name: Value;
  readonly path: Value;
  readonly pathText: string;
  /** What stat() has answered, once it has been asked: of the link itself, of what it leads to. */
  own: PyTuple | undefined = undefined;
  followed: PyTuple | undefined = undefined;

  constructor(entry: DirectoryEntry, folder: string, bytes: boolean) {
    super(DIR_ENTRY);
    this.entry = entry;
    this.pathText =
      folder === '' || folder.endsWith('/') ? `${folder}${entry.name}` : `${folder}/${entry.name}`;
    this.name = bytes ? encodePath(entry.name) : entry.name;
    this.path = bytes ? encodePath(this.pathText) : this.pathText;
  }
}

class PyScandirIterator extends PyIterator {
  private entries: readonly PyDirEntry[];
  private at = 0;

  constructor(entries: readonly PyDirEntry[]) {
    super(SCANDIR_ITERATOR);
    this.entries = entries;
  }

  next(): Value | undefined {
    return this.entries[this.at++];
  }

  close(): void {
    this.entries = [];
  }
}

function* statOf(self: PyDirEntry, follow: boolean, context: Context): Resumable<PyTuple> {
  const known = follow ? self.followed : self.own;
  if (known !== undefined) return known;
  const result = yield* stat(self.pathText, follow, self.path, context);
  if (follow) self.followed = result;
  else self.own = result;
  return result;
}

/** Whether it is of a kind; where a link leads to has to be asked for. */
function* isKind(
  self: PyDirEntry,
  kind: 'file' | 'directory',
  follow: boolean,
  { interpreter }: Context,
): Resumable<boolean> {
  if (self.entry.kind !== 'link' || !follow) return self.entry.kind === kind;
  try {
    return (yield* perform(interpreter.files.stat(self.pathText), self.path)).kind === kind;
  } catch (error) {
    if (error instanceof Raised && error.exception.args.items[0] === 2) return false;
    throw error;
  }
}

const asEntry = (self: Value): PyDirEntry => self as PyDirEntry;

install(DIR_ENTRY, [
  new PyGetSet('name', (self) => asEntry(self).name),
  new PyGetSet('path', (self) => asEntry(self).path),
  native('__fspath__(self)', ([self]) => asEntry(self).path),
  native('inode(self)', ([self]) => asEntry(self).entry.number),
  native('is_symlink(self)', ([self]) => asEntry(self).entry.kind === 'link'),
  resumable('is_dir(self, *, follow_symlinks=True)', function* ([self, follow], context) {
    return yield* isKind(self, 'directory', yield* followArgument(follow), context);
  }),
  resumable('is_file(self, *, follow_symlinks=True)', function* ([self, follow], context) {
    return yield* isKind(self, 'file', yield* followArgument(follow), context);
  }),
  resumable('stat(self, *, follow_symlinks=True)', function* ([self, follow], context) {
    return yield* statOf(self, yield* followArgument(follow), context);
  }),
  resumable('__repr__(self)', function* ([self]) {
    return `<DirEntry ${yield* repr(asEntry(self).name)}>`;
  }),
]);

install(SCANDIR_ITERATOR, [
  native('__iter__(self)', ([self]) => self),
  native('__next__(self)', ([self]: [PyScandirIterator]) => {
    const entry = self.next();
    if (entry === undefined) throw raise('StopIteration');
    return entry;
  }),
  native('close(self)', ([self]: [PyScandirIterator]) => {
    self.close();
    return NONE;
  }),
  native('__enter__(self)', ([self]) => self),
  native('__exit__(self, /, *args)', ([self]: [PyScandirIterator]) => {
    self.close();
    return NONE;
  }),
]);

export const SCANDIR = resumable('scandir(path=None)', function* ([path]: [Value?], context) {
  const { target, bytes, given, shown } = yield* listedArgument(path, 'scandir: path');
  const entries = yield* perform(context.interpreter.files.list(target), given);
  return new PyScandirIterator(entries.map((entry) => new PyDirEntry(entry, shown, bytes)));
});
