/**
 * The library's door: which modules a program can import. A module made by TypeScript code is a row of
 * the table; one written in Python is a file.
 */
import type { Interpreter } from '../python/context.ts';
import type { PyDict } from '../python/objects/object.ts';
import { OPEN } from './io/open.ts';
import { createAsyncio } from './_asyncio.ts';
import { createCodecs } from './_codecs.ts';
import { createCollections } from './_collections.ts';
import { createCompletion } from './_completion.ts';
import { createCsv } from './_csv.ts';
import { createDecimal } from './_decimal.ts';
import { createFnmatch } from './_fnmatch.ts';
import { createFunctools } from './_functools.ts';
import { createGreenlet } from './_greenlet.ts';
import { createHashlib } from './_hashlib.ts';
import { createHeapq } from './_heapq.ts';
import { createImports } from './_imports.ts';
import { createIo } from './_io.ts';
import { createJson } from './_json.ts';
import { createLsprof } from './_lsprof.ts';
import { createMmap, createPosixShmem } from './_mmap.ts';
import { createMultiprocessing } from './_multiprocessing.ts';
import { createOpcode } from './_opcode.ts';
import { createPickle } from './_pickle.ts';
import { createPsutil } from './_psutil.ts';
import { createQueue } from './_queue.ts';
import { createRandom } from './_random.ts';
import { createSignal } from './_signal.ts';
import { createSocket } from './_socket.ts';
import { createSre } from './_sre.ts';
import { createStatistics } from './_statistics.ts';
import { createSubprocess } from './_subprocess.ts';
import { createThreadModule } from './_thread.ts';
import { createTraceback } from './_traceback.ts';
import { createWeakref } from './_weakref.ts';
import { createXml } from './_xml.ts';
import { createGrp, createPwd } from './accounts.ts';
import { createArray } from './array.ts';
import { createAst } from './_ast.ts';
import { showLocks } from './asyncio/shown-locks.ts';
import { createBinascii } from './binascii.ts';
import { createBisect } from './bisect.ts';
import { createCmath } from './cmath.ts';
import { createContextvars } from './contextvars.ts';
import { createDatetime } from './datetime.ts';
import { createErrno } from './errno.ts';
import { createFcntl } from './fcntl.ts';
import { createGc } from './gc.ts';
import { createItertools } from './itertools.ts';
import { createMath } from './math.ts';
import { createOperator } from './operator.ts';
import { createPosix } from './posix.ts';
import { createResource } from './resource.ts';
import { createSelect } from './select.ts';
import { createStat } from './stat.ts';
import { createStruct } from './struct.ts';
import { createSys } from './sys.ts';
import { createTime } from './time.ts';
import { createUnicodedata } from './unicodedata.ts';
import { createZlib } from './zlib.ts';
import type { LibraryModule } from './library-module.ts';

const NATIVE: Readonly<Record<string, (interpreter: Interpreter) => PyDict>> = {
  _asyncio: createAsyncio,
  _codecs: createCodecs,
  _collections: createCollections,
  _completion: createCompletion,
  _csv: createCsv,
  _decimal: createDecimal,
  _fnmatch: createFnmatch,
  _functools: createFunctools,
  _greenlet: createGreenlet,
  _hashlib: createHashlib,
  _heapq: createHeapq,
  _imports: createImports,
  _io: createIo,
  _json: createJson,
  _lsprof: createLsprof,
  _mmap: createMmap,
  _multiprocessing: createMultiprocessing,
  _opcode: createOpcode,
  _pickle: createPickle,
  _posixshmem: createPosixShmem,
  _psutil: createPsutil,
  _queue: createQueue,
  _random: createRandom,
  _signal: createSignal,
  _socket: createSocket,
  _sre: createSre,
  _statistics: createStatistics,
  _subprocess: createSubprocess,
  _thread: createThreadModule,
  _traceback: createTraceback,
  _weakref: createWeakref,
  _xml: createXml,
  array: createArray,
  _ast: createAst,
  binascii: createBinascii,
  bisect: createBisect,
  builtins: (interpreter) => interpreter.builtins,
  cmath: createCmath,
  contextvars: createContextvars,
  datetime: createDatetime,
  errno: createErrno,
  fcntl: createFcntl,
  gc: createGc,
  grp: createGrp,
  itertools: createItertools,
  math: createMath,
  operator: createOperator,
  posix: createPosix,
  pwd: createPwd,
  resource: createResource,
  select: createSelect,
  stat: createStat,
  struct: createStruct,
  sys: createSys,
  time: createTime,
  unicodedata: createUnicodedata,
  zlib: createZlib,
};

/** What Python modules get natively: what only the chart needs, and what thus costs the program no time. */
const COMPLETE: Readonly<Record<string, (namespace: PyDict) => void>> = {
  'asyncio.locks': showLocks,
};

/** What a build makes of a Python file (precompile.ts). */
interface CompiledFile {
  readonly text: string;
  readonly code: string;
}

/** The Python files of this folder: `json/decoder.py` is the module `json.decoder`. */
const PYTHON = import.meta.glob<CompiledFile>(['./**/*.py', '!./conformance/**'], {
  query: '?code',
  import: 'default',
  eager: true,
});

/** Built-in functions that the library has. */
export const LIBRARY_BUILTINS = [OPEN];

export type { LibraryModule };

/** By full name. Marked, so that a bundle that runs no programs (the page) leaves the library out. */
export const LIBRARY: ReadonlyMap<string, LibraryModule> = /* @__PURE__ */ allModules();

function allModules(): Map<string, LibraryModule> {
  const modules = new Map<string, LibraryModule>();
  for (const [name, create] of Object.entries(NATIVE)) {
    modules.set(name, { kind: 'native', name, create });
  }
  for (const [path, { text, code }] of Object.entries(PYTHON)) {
    const isPackage = path.endsWith('/__init__.py');
    const name = path
      .replace(/^\.\//, '')
      .replace(isPackage ? /\/__init__\.py$/ : /\.py$/, '')
      .replaceAll('/', '.');
    modules.set(name, {
      kind: 'python',
      name,
      file: isPackage && isInParts(path) ? `${name.replaceAll('.', '/')}.py` : path.slice(2),
      text,
      code,
      package: isPackage,
      complete: COMPLETE[name],
    });
  }
  return modules;
}

/** Whether a package has parts of its own only, and no modules for others: to programs it is one file. */
function isInParts(path: string): boolean {
  const folder = path.slice(0, -'__init__.py'.length);
  return Object.keys(PYTHON).every(
    (other) => !other.startsWith(folder) || other.charAt(folder.length) === '_',
  );
}
