/** Calls that say how much may happen at once: which of their arguments does, and what it counts. */
import type { Call, Expression, Import, ImportFrom, Module } from '../ast.ts';
import { visitNodes } from './nodes.ts';

export interface Degree {
  /** The argument: by this name, or the first. */
  readonly argument: string;
  /** What it counts, for people. */
  readonly label: string;
  readonly min: number;
}

const WORKERS: Degree = { argument: 'max_workers', label: 'max_workers', min: 1 };
const PROCESSES: Degree = { argument: 'processes', label: 'processes', min: 1 };
const THREADS: Degree = { argument: 'processes', label: 'threads', min: 1 };
const GREENLETS: Degree = { argument: 'size', label: 'greenlets', min: 1 };
const PERMITS: Degree = { argument: 'value', label: 'value', min: 1 };
const SIZE: Degree = { argument: 'maxsize', label: 'maxsize', min: 0 };

/** By the last part of what is called. */
const BY_NAME: ReadonlyMap<string, Degree> = new Map([
  ['ThreadPoolExecutor', WORKERS],
  ['ProcessPoolExecutor', WORKERS],
  ['Pool', PROCESSES],
  ['ThreadPool', THREADS],
  ['Semaphore', PERMITS],
  ['BoundedSemaphore', PERMITS],
  ['Queue', SIZE],
  ['LifoQueue', SIZE],
  ['PriorityQueue', SIZE],
  ['JoinableQueue', SIZE],
]);

/** By where it comes from, where that makes a difference. */
const BY_PATH: ReadonlyMap<string, Degree> = new Map([
  ['gevent.pool.Pool', GREENLETS],
  ['multiprocessing.dummy.Pool', THREADS],
]);

/** @param imports - {@link importsOf} the program */
export function degreeOf({ func }: Call, imports: ReadonlyMap<string, string>): Degree | undefined {
  const path = pathOf(func, imports);
  return BY_PATH.get(path) ?? BY_NAME.get(path.slice(path.lastIndexOf('.') + 1));
}

/** "gevent.pool.Pool" of what a name or a name's attribute stands for; '' of anything else. */
function pathOf(callee: Expression, imports: ReadonlyMap<string, string>): string {
  if (callee.kind === 'Name') return imports.get(callee.id) ?? callee.id;
  if (callee.kind === 'Attribute') return `${pathOf(callee.value, imports)}.${callee.attr}`;
  return '';
}

/** What imported names stand for. */
export function importsOf(module: Module): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  visitNodes(module, (node) => {
    const statement = node as Import | ImportFrom | Call;
    if (statement.kind === 'Import') {
      for (const { name, asname } of statement.names) {
        if (asname !== undefined) imports.set(asname, name);
      }
    } else if (statement.kind === 'ImportFrom') {
      for (const { name, asname } of statement.names) {
        imports.set(asname ?? name, `${statement.module ?? ''}.${name}`);
      }
    }
  });
  return imports;
}
