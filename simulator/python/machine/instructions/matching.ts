/** The match statement's patterns. */
import type { PyTuple } from '../../objects/values.ts';
import * as op from '../../opcode-numbers.ts';
import { codePointLength } from '../../protocols/index.ts';
import { PUSH } from '../frame.ts';
import * as containers from '../slow/containers.ts';
import * as patterns from '../slow/patterns.ts';
import { peek, popMany, push, type Row } from './instruction.ts';

export const MATCHING: readonly Row[] = [
  [
    op.GET_LEN,
    PUSH,
    (frame) => {
      const subject = peek(frame);
      if (typeof subject !== 'string') return containers.lengthOf(subject);
      push(frame, codePointLength(subject));
      return undefined;
    },
  ],
  [
    op.MATCH_SEQUENCE,
    PUSH,
    (frame) => {
      push(frame, patterns.isMatchableSequence(peek(frame)));
      return undefined;
    },
  ],
  [
    op.MATCH_MAPPING,
    PUSH,
    (frame) => {
      push(frame, patterns.isMatchableMapping(peek(frame)));
      return undefined;
    },
  ],
  [op.MATCH_KEYS, PUSH, (frame) => patterns.matchKeys(peek(frame, 1), peek(frame) as PyTuple)],
  [
    op.MATCH_CLASS,
    PUSH,
    (frame, count) => {
      const [subject, type, keywords] = popMany(frame, 3);
      return patterns.matchClass(subject!, type!, count, keywords as PyTuple);
    },
  ],
];
