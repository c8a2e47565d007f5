/** One block of a program with names of its own, and what is known about each name. */
import type { ClassDef, DictComp, FunctionDef, Lambda, ListComp, Module, Span } from '../ast.ts';

/** What happens to a name in a block; a set of bits. */
export const USED = 1;
export const ASSIGNED = 2;
export const PARAMETER = 4;
export const GLOBAL = 8;
export const NONLOCAL = 16;
export const ANNOTATED = 32;
/** The target of a comprehension's `for`. */
export const ITERATED = 64;
/** Bound by an import. */
export const IMPORTED = 128;
/** Anything that makes the name the block's own. */
export const BOUND = ASSIGNED | PARAMETER;

/** Where a name of a block lives. */
export type Resolution = 'local' | 'global-explicit' | 'global-implicit' | 'cell' | 'free';

export type ScopeNode = Module | FunctionDef | Lambda | ClassDef | ListComp | DictComp;

export class Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly node: ScopeNode;
  readonly parent: Scope | undefined;
  /** `class` that private names are mangled with. */
  readonly privateName: string | undefined;
  readonly isComprehension: boolean;
  readonly children: Scope[] = [];
  /** By (mangled) name, in order of first mention. */
  readonly names = new Map<string, number>();
  readonly resolutions = new Map<string, Resolution>();
  /** In order: positional, keyword-only, *args, **kwargs. */
  readonly parameters: string[] = [];
  /** Free names, of this block or passed through to blocks within; sorted. */
  freeNames: readonly string[] = [];
  /** Where `global` and `nonlocal` declarations stand, by name. */
  readonly declarations = new Map<string, Span>();
  /** Contains `yield` itself. */
  isGenerator = false;
  /** `async def`, or a comprehension that awaits. */
  isCoroutine = false;
  /** A class whose methods use super() or __class__. */
  needsClassCell = false;
  /** While reading: inside the target or the iterable of a comprehension's `for`. */
  comprehensionTarget = false;
  comprehensionIterable = 0;

  constructor(
    kind: Scope['kind'],
    node: ScopeNode,
    parent: Scope | undefined,
    privateName: string | undefined,
  ) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    this.privateName = privateName;
    this.isComprehension = /Comp$|^GeneratorExp$/.test(node.kind);
    parent?.children.push(this);
  }

  /** Within a function, at any depth. */
  get isNested(): boolean {
    return this.parent !== undefined && (this.parent.kind === 'function' || this.parent.isNested);
  }

  add(name: string, bits: number): void {
    this.names.set(name, (this.names.get(name) ?? 0) | bits);
  }

  has(name: string, bits: number): boolean {
    return ((this.names.get(name) ?? 0) & bits) !== 0;
  }
}

/** `__name` inside class `Class` is `_Class__name`. */
export function mangle(privateName: string | undefined, name: string): string {
  if (privateName === undefined || !name.startsWith('__')) return name;
  if (name.endsWith('__') || name.includes('.')) return name;
  const owner = privateName.replace(/^_+/, '');
  return owner === '' ? name : `_${owner}${name}`;
}
