/** What a process has registered: search functions for encodings, error handlers. */
import type { Interpreter } from '../../context.ts';
import type { PyTuple } from '../../objects/values.ts';
import type { Value } from '../../objects/object.ts';

export interface CodecRegistry {
  /** In the order of registration. */
  readonly searchers: Value[];
  /** Results of them, by normalized name. */
  readonly found: Map<string, PyTuple>;
  readonly errorHandlers: Map<string, Value>;
  /** The package `encodings` has been imported, which registers the first search function. */
  started: boolean;
}

const KEY = 'codecs';

export function codecRegistry({ state }: Interpreter): CodecRegistry {
  const known = state.get(KEY) as CodecRegistry | undefined;
  if (known !== undefined) return known;
  const made: CodecRegistry = {
    searchers: [],
    found: new Map(),
    errorHandlers: new Map(),
    started: false,
  };
  state.set(KEY, made);
  return made;
}
