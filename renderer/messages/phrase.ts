/**
 * A sentence as data: which message, with which values, some of them places one can jump to. The
 * code that reads a trace makes phrases; a panel turns them into text and links.
 */
import type { LaneId } from '../../simulator/index.ts';

import type { MessageKey, Values } from './message.ts';

/** A place in the run or in the program that a link leads to. */
export type Jump =
  | { readonly kind: 'lane'; readonly lane: LaneId; readonly timeNs: number }
  | { readonly kind: 'time'; readonly timeNs: number }
  | {
      readonly kind: 'line';
      readonly source: number;
      readonly line: number;
      /** Where in the line, from 1; absent: the line as a whole. */
      readonly column?: number;
    };

/** A value with a link. */
export interface Link {
  readonly text: string;
  readonly jump: Jump;
}

export type PhraseValue = string | number | Link;

export interface Phrase {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, PhraseValue>>;
}

/** Makes a phrase; the compiler checks that the values are those of the message. */
export function phrase<Key extends MessageKey>(
  key: Key,
  ...[values]: Values<Key, PhraseValue>
): Phrase {
  return { key, values: values ?? {} };
}
