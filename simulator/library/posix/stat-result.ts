/** `os.stat_result`: what the system knows of a file. */
import type { Attributes, WallTime } from '../../kernel/inode.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import type { Value } from '../../python/objects/object.ts';
import { float, type PyTuple, tuple } from '../../python/objects/values.ts';
import { normalise } from '../../python/types/integer.ts';
import { install } from '../../python/types/install.ts';
import { structSequence, structValue } from '../struct-sequence.ts';

const SECOND_NS = 1_000_000_000n;
const BLOCK_BYTES = 4096;
const SECTOR_BYTES = 512;
/** Major 8, minor 1: the first partition of the first disk. */
const DEVICE = 2049;
const PIPE_DEVICE = 13;

/** The kind of a file in the high bits of st_mode. */
export const KIND_BITS: Readonly<Record<Attributes['kind'], number>> = {
  pipe: 0o010000,
  null: 0o020000,
  directory: 0o040000,
  file: 0o100000,
  link: 0o120000,
  socket: 0o140000,
};

const TIMES = ['st_atime', 'st_mtime', 'st_ctime'] as const;

const STAT_RESULT_FIELDS = [
  'st_mode',
  'st_ino',
  'st_dev',
  'st_nlink',
  'st_uid',
  'st_gid',
  'st_size',
  ...TIMES,
];

export const STAT_RESULT = structSequence('os', 'stat_result', STAT_RESULT_FIELDS, [
  ...TIMES.map((name) => `${name}_ns`),
  'st_blksize',
  'st_blocks',
  'st_rdev',
]);

/** Seconds since 1970 as programs get them: two parts, each rounded to a double. */
export function secondsOf(time: WallTime): number {
  const whole = time / SECOND_NS - (time % SECOND_NS < 0n ? 1n : 0n);
  return Number(whole) + 1e-9 * Number(time - whole * SECOND_NS);
}

function wholeSeconds(time: WallTime): number {
  return Number(time / SECOND_NS - (time % SECOND_NS < 0n ? 1n : 0n));
}

// As items the times are whole seconds and have no names; as attributes they are floats.
install(STAT_RESULT, [
  ...TIMES.map((name) => {
    const exact = STAT_RESULT.lookup(`${name}_ns`) as PyGetSet;
    return new PyGetSet(name, (self) => float(secondsOf(BigInt(exact.get(self) as bigint))));
  }),
  { name: 'n_fields', value: 19 },
  { name: 'n_unnamed_fields', value: TIMES.length },
  { name: '__match_args__', value: tuple(STAT_RESULT_FIELDS.slice(0, -TIMES.length)) },
]);

export const STATVFS_RESULT = structSequence(
  'os',
  'statvfs_result',
  [
    'f_bsize',
    'f_frsize',
    'f_blocks',
    'f_bfree',
    'f_bavail',
    'f_files',
    'f_ffree',
    'f_favail',
    'f_flag',
    'f_namemax',
  ],
  ['f_fsid'],
);
const NAME_MAX = 255;

/** How much room there is; files have as many numbers as there are blocks for them. */
export function statvfsResult(bytes: { readonly total: number; readonly used: number }): PyTuple {
  const blocks = Math.floor(bytes.total / BLOCK_BYTES);
  const free = blocks - Math.ceil(bytes.used / BLOCK_BYTES);
  const items = [BLOCK_BYTES, BLOCK_BYTES, blocks, free, free, blocks, free, free, 0, NAME_MAX, 0];
  return structValue(STATVFS_RESULT, items, items.length - 1);
}

export function statResult(attributes: Attributes): PyTuple {
  const { kind, number, mode, links, owner, size, accessed, modified, changed } = attributes;
  const items: Value[] = [
    KIND_BITS[kind] | mode,
    number,
    kind === 'pipe' ? PIPE_DEVICE : DEVICE,
    links,
    owner,
    owner,
    size,
    ...[accessed, modified, changed].map(wholeSeconds),
    ...[accessed, modified, changed].map(normalise),
    BLOCK_BYTES,
    Math.ceil(size / BLOCK_BYTES) * (BLOCK_BYTES / SECTOR_BYTES),
    kind === 'null' ? 259 : 0,
  ];
  return structValue(STAT_RESULT, items, STAT_RESULT_FIELDS.length);
}
