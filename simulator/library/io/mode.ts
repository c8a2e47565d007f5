/** What the mode of open() and FileIO() says. */
import { OPEN_FLAGS } from '../../kernel/open-file.ts';
import { valueError } from '../../python/objects/exception.ts';

export interface FileMode {
  readonly kind: 'r' | 'w' | 'a' | 'x';
  /** '+': both reading and writing. */
  readonly updating: boolean;
}

const FLAGS = {
  r: 0,
  w: OPEN_FLAGS.O_CREAT | OPEN_FLAGS.O_TRUNC,
  a: OPEN_FLAGS.O_CREAT | OPEN_FLAGS.O_APPEND,
  x: OPEN_FLAGS.O_CREAT | OPEN_FLAGS.O_EXCL,
} as const satisfies Record<FileMode['kind'], number>;

/** The mode of a FileIO: one of r, w, a, x, perhaps '+', and 'b', which says nothing. */
export function parseRawMode(mode: string): FileMode {
  const bare = mode.replaceAll('b', '');
  if (/[^rwax+]/.test(bare)) throw valueError(`invalid mode: ${mode}`);
  const kind = bare.replace('+', '');
  if (kind.length !== 1 || kind === '+') {
    throw valueError('Must have exactly one of create/read/write/append mode and at most one plus');
  }
  return { kind: kind as FileMode['kind'], updating: bare.includes('+') };
}

/** As FileIO.mode shows it. */
export function rawModeText({ kind, updating }: FileMode): string {
  if (kind === 'r' || kind === 'w') return updating ? 'rb+' : `${kind}b`;
  return updating ? `${kind}b+` : `${kind}b`;
}

export function openFlags({ kind, updating }: FileMode): number {
  const access = updating
    ? OPEN_FLAGS.O_RDWR
    : kind === 'r'
      ? OPEN_FLAGS.O_RDONLY
      : OPEN_FLAGS.O_WRONLY;
  return access | FLAGS[kind] | OPEN_FLAGS.O_CLOEXEC;
}

export interface OpenMode extends FileMode {
  readonly binary: boolean;
}

/** The mode of open(): as {@link parseRawMode}, with 't' or 'b'. */
export function parseOpenMode(mode: string): OpenMode {
  if (/[^rwaxtb+]/.test(mode) || new Set(mode).size < mode.length) {
    throw valueError(`invalid mode: '${mode}'`);
  }
  const binary = mode.includes('b');
  if (binary && mode.includes('t')) throw valueError("can't have text and binary mode at once");
  const kinds = mode.replace(/[tb+]/g, '');
  if (kinds.length > 1) {
    throw valueError('must have exactly one of create/read/write/append mode');
  }
  return { ...parseRawMode(mode.replace('t', '')), binary };
}
