/** `_mmap`: memory that processes have in common, as `mmap` and `_posixshmem` need it. */
import { SharedMemory } from '../base/shared-memory.ts';
import { Failure } from '../kernel/errno.ts';
import type { FileCall } from '../kernel/file-call.ts';
import { type OpenFile, OpenRegularFile } from '../kernel/open-file.ts';
import { MemoryObject, OpenMemory } from '../kernel/shared-memory-file.ts';
import type { Context, Interpreter } from '../python/context.ts';
import type { PythonInterpreter } from '../python/machine/interpreter.ts';
import { referencesTo } from '../python/machine/references.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, PyType, type Value } from '../python/objects/object.ts';
import { asSmallIndex, textArgument, truth } from '../python/protocols/index.ts';
import { install } from '../python/types/install.ts';
import { PyBufferObject, PyMemoryView } from '../python/types/memory-view.ts';
import { namespace } from './library-module.ts';
import { perform } from './os-failure.ts';

const MEMORY_TYPE = builtinType('memory', { module: '_mmap', layout: 'other' });

class PyMemory extends PyBufferObject {
  readonly format = 'B';
  readonly itemBytes = 1;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, type: PyType) {
    super(type);
    this.bytes = bytes;
  }
}

install(MEMORY_TYPE, []);

function newMemory(bytes: Uint8Array, type: Value): Value {
  return new PyMemory(bytes, type instanceof PyType ? type : MEMORY_TYPE);
}

/** What it maps is seen by other processes, and theirs by this one. */
function share(bytes: Uint8Array, type: Value, { interpreter }: Context): Value {
  interpreter.sharesMemory = true;
  return newMemory(bytes, type);
}

/** Result: the memory that holds what the descriptor stands for. */
function memoryOf(descriptor: number, writes: boolean): FileCall<SharedMemory> {
  return {
    name: 'mmap',
    attempt({ kernel, thread }) {
      const file = kernel.filesOf(thread).peek(descriptor);
      return { kind: 'done', result: mappedFile(file, writes) };
    },
  };
}

function mappedFile(file: OpenFile | undefined, writes: boolean): SharedMemory | Failure {
  if (file instanceof OpenMemory) return file.object.memory;
  if (!(file instanceof OpenRegularFile)) {
    return new Failure(file === undefined ? 'EBADF' : 'ENODEV');
  }
  if (!file.readable || (writes && !file.writable)) return new Failure('EACCES');
  return file.node.content.map();
}

/** The C library takes slashes in front for none, and a name lies in one folder; undefined: it is no name. */
function keyOf(name: string): string | undefined {
  const key = name.replace(/^\/+/, '');
  return key === '' || key.includes('/') || key.length > NAME_MAX ? undefined : key;
}

function openObject(path: string, flags: number): FileCall<number> {
  const name = keyOf(path);
  return {
    name: 'shm_open',
    attempt({ kernel, thread }) {
      if (name === undefined) return { kind: 'done', result: new Failure('EINVAL') };
      const { memories } = kernel.names;
      const creates = (flags & OPEN_CREATE) !== 0;
      let object = memories.get(name);
      if (object !== undefined && creates && (flags & OPEN_EXCLUSIVE) !== 0) {
        return { kind: 'done', result: new Failure('EEXIST') };
      }
      if (object === undefined) {
        if (!creates) return { kind: 'done', result: new Failure('ENOENT') };
        memories.set(name, (object = new MemoryObject()));
      }
      const descriptor = kernel.filesOf(thread).add(new OpenMemory(object, flags & 3));
      return { kind: 'done', result: descriptor };
    },
  };
}

const NAME_MAX = 254;
const OPEN_CREATE = 0o100;
const OPEN_EXCLUSIVE = 0o200;

function unlinkObject(path: string): FileCall<undefined> {
  const name = keyOf(path);
  return {
    name: 'shm_unlink',
    attempt({ kernel }) {
      const known = name !== undefined && kernel.names.memories.delete(name);
      return { kind: 'done', result: known ? undefined : new Failure('ENOENT') };
    },
  };
}

const MAPPING = [
  resumable('anonymous(cls, length, /)', function* ([cls, length], context) {
    const size = yield* asSmallIndex(length);
    context.interpreter.allocate(size);
    return share(new Uint8Array(new SharedMemory(size)), cls, context);
  }),
  resumable(
    'of_descriptor(cls, fd, offset, length, shared, writes, /)',
    function* ([cls, fd, offset, length, shared, writes], context) {
      const isShared = yield* truth(shared);
      const call = memoryOf(yield* asSmallIndex(fd), isShared && (yield* truth(writes)));
      const memory = yield* perform(call);
      const start = yield* asSmallIndex(offset);
      const bytes = new Uint8Array(memory, start, yield* asSmallIndex(length));
      if (isShared) return share(bytes, cls, context);
      context.interpreter.allocate(bytes.length);
      return newMemory(bytes.slice(), cls);
    },
  ),
  // To find out, everything that the program holds is looked through: only to be asked at the end.
  native('is_viewed(memory, /)', ([memory]: [PyMemory], { interpreter }) => {
    const { holders } = referencesTo(memory, interpreter as PythonInterpreter);
    return holders.some((it) => it instanceof PyMemoryView && it.memory !== undefined);
  }),
];

const SHARING = [
  resumable('shm_open(path, flags, mode=511)', function* ([path, flags]) {
    const name = textArgument(path, 'shm_open', ' 1');
    return yield* perform(openObject(name, yield* asSmallIndex(flags)), path);
  }),
  resumable('shm_unlink(path)', function* ([path]) {
    const name = textArgument(path, 'shm_unlink', ' 1');
    yield* perform(unlinkObject(name), path);
    return NONE;
  }),
];

export function createMmap(_interpreter: Interpreter): PyDict {
  return namespace('_mmap', MAPPING, { memory: MEMORY_TYPE });
}

export function createPosixShmem(_interpreter: Interpreter): PyDict {
  return namespace('_posixshmem', SHARING);
}
