/** `hashlib.blake2b` and `blake2s`: classes with parameters (Library reference, "hashlib", "BLAKE2"). */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import type { PyType, Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex, truth } from '../../python/protocols/index.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { ALGORITHMS, type Hasher } from './algorithms.ts';
import { BLAKE2B_TYPE, BLAKE2S_TYPE, feed, PyHash } from './hash-type.ts';

interface Sizes {
  readonly digest: number;
  readonly key: number;
  readonly salt: number;
  readonly person: number;
}

const PARAMETERS =
  'data=b"", /, *, digest_size=-1, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0, ' +
  'node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True';

/** Parameters of trees of hashes, with the only value we have for each. */
const TREE = [
  ['fanout', 1],
  ['depth', 1],
  ['leaf_size', 0],
  ['node_offset', 0],
  ['node_depth', 0],
  ['inner_size', 0],
] as const;

/** Bytes of at most so many; shorter ones are filled up with zeros, as the parameter block is. */
function bounded(value: Value | undefined, name: string, max: number, fill: boolean) {
  if (value === undefined) return undefined;
  const bytes = bytesOf(value);
  if (bytes === undefined) throw typeError('a bytes-like object is required');
  if (bytes.length > max) throw valueError(`maximum ${name} length is ${max} bytes`);
  if (bytes.length === 0) return undefined;
  if (!fill) return bytes;
  const filled = new Uint8Array(max);
  filled.set(bytes);
  return filled;
}

function* refuseTrees(given: readonly (Value | undefined)[]): Resumable<void> {
  for (const [i, [name, usual]] of TREE.entries()) {
    const value = given[i];
    if (value === undefined || (yield* asSmallIndex(value)) === usual) continue;
    throw raise('NotImplementedError', `blake2 with ${name} other than ${usual} is not supported`);
  }
  const lastNode = given[TREE.length];
  if (lastNode !== undefined && (yield* truth(lastNode))) {
    throw raise('NotImplementedError', 'blake2 with last_node is not supported');
  }
}

function installBlake2(type: PyType, sizes: Sizes, create: typeof blake2b.create): void {
  const { byteNs } = ALGORITHMS.get(type.name)!;
  install(type, [
    { name: 'MAX_DIGEST_SIZE', value: sizes.digest },
    { name: 'MAX_KEY_SIZE', value: sizes.key },
    { name: 'SALT_SIZE', value: sizes.salt },
    { name: 'PERSON_SIZE', value: sizes.person },
    resumableConstructor(
      type,
      PARAMETERS,
      function* (
        _type,
        [data, digestSize, key, salt, person, ...tree]: (Value | undefined)[],
        context,
      ) {
        const size = digestSize === undefined ? sizes.digest : yield* asSmallIndex(digestSize);
        if (size < 1 || size > sizes.digest) {
          throw valueError(`digest_size must be between 1 and ${sizes.digest} bytes`);
        }
        yield* refuseTrees(tree);
        const options = {
          dkLen: size,
          key: bounded(key, 'key', sizes.key, false),
          salt: bounded(salt, 'salt', sizes.salt, true),
          personalization: bounded(person, 'person', sizes.person, true),
        };
        const given = Object.entries(options).filter(([, value]) => value !== undefined);
        const hasher = create(Object.fromEntries(given)) as unknown as Hasher;
        const hash = new PyHash(type, type.name, hasher, byteNs);
        if (data !== undefined) yield* feed(hash, data, context);
        return hash;
      },
    ),
  ]);
}

installBlake2(BLAKE2B_TYPE, { digest: 64, key: 64, salt: 16, person: 16 }, (options) =>
  blake2b.create(options),
);
installBlake2(
  BLAKE2S_TYPE,
  { digest: 32, key: 32, salt: 8, person: 8 },
  (options) => blake2s.create(options) as unknown as ReturnType<typeof blake2b.create>,
);
