/** Prefixes and what they stand for, element within element. */
import { NotWellFormed } from './characters.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';

interface Entered {
  /** `{uri}name`, or the name alone. */
  readonly tag: string;
  readonly resolved: ReadonlyMap<string, string>;
  /** Prefixes ('' is that of names without one) that the element declares. */
  readonly added: readonly (readonly [string, string])[];
}

export class Namespaces {
  private readonly scopes: ReadonlyMap<string, string>[] = [new Map([['xml', XML]])];
  private readonly declared: (readonly string[])[] = [];

  /** @param at - where the element begins, for what is wrong with its prefixes */
  enter(name: string, attributes: ReadonlyMap<string, string>, at: number): Entered {
    const added: (readonly [string, string])[] = [];
    const others: (readonly [string, string])[] = [];
    for (const [key, value] of attributes) {
      const prefix = key === 'xmlns' ? '' : /^xmlns:(.*)/.exec(key)?.[1];
      if (prefix === undefined) others.push([key, value]);
      else if (prefix !== '' && value === '') throw new NotWellFormed('undeclared', at);
      else added.push([prefix, value]);
    }
    const before = this.scopes.at(-1)!;
    const scope = added.length === 0 ? before : new Map([...before, ...added]);
    const tag = resolve(name, scope, scope.get(''), at);
    const resolved = new Map<string, string>();
    for (const [key, value] of others) {
      const full = resolve(key, scope, undefined, at);
      if (resolved.has(full)) throw new NotWellFormed('duplicate', at);
      resolved.set(full, value);
    }
    this.scopes.push(scope);
    this.declared.push(added.map(([prefix]) => prefix));
    return { tag, resolved, added };
  }

  /** The prefixes that end, the last one first. */
  leave(): readonly string[] {
    this.scopes.pop();
    return this.declared.pop()!.toReversed();
  }
}

function resolve(
  name: string,
  scope: ReadonlyMap<string, string>,
  otherwise: string | undefined,
  at: number,
): string {
  const colon = name.indexOf(':');
  if (colon < 0)
    return otherwise === undefined || otherwise === '' ? name : `{${otherwise}}${name}`;
  const uri = scope.get(name.slice(0, colon));
  if (uri === undefined) throw new NotWellFormed('prefix', at);
  return `{${uri}}${name.slice(colon + 1)}`;
}
