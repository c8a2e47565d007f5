/** The files of a machine at one instant, for people to look at. */
import { Utf8Decoder } from '../base/utf8.ts';
import type { FileSnapshot } from '../simulation.ts';
import type { FileSystem } from './file-system.ts';
import { attributesOf } from './inode.ts';
import type { Directory, Inode } from './inode.ts';

/** As much of a file's text as fits on a few screens. */
const TEXT_BYTES_MAX = 10_000;

/** Depth first, a directory before what is in it; within a directory by name. */
export function listFiles({ root }: FileSystem): FileSnapshot[] {
  return below(root, '');
}

function below(directory: Directory, path: string): FileSnapshot[] {
  const names = [...directory.entries.keys()].sort();
  return names.flatMap((name) => {
    const node = directory.entries.get(name)!;
    const own = describe(node, `${path}/${name}`);
    return node.kind === 'directory' ? [own, ...below(node, own.path)] : [own];
  });
}

function describe(node: Inode, path: string): FileSnapshot {
  return { path, kind: node.kind, size: attributesOf(node).size, text: textOf(node) };
}

function textOf(node: Inode): string | undefined {
  if (node.kind === 'link') return node.target;
  if (node.kind !== 'file') return undefined;
  const text = new Utf8Decoder().decode(node.content.read(0, TEXT_BYTES_MAX));
  return /[\0\ufffd]/.test(text) ? undefined : text;
}
