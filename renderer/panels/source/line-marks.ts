/** What is set off in the text: parameters, the selected thread's line, a place that was asked for. */
import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

export interface LineMarks {
  readonly parameters: readonly number[];
  /** Where the selected thread stands. */
  readonly selected: number | undefined;
  /** Which a link led to; the column, from 1, is where something is wrong. */
  readonly asked: { readonly line: number; readonly column: number | undefined } | undefined;
}

export const setLineMarks = StateEffect.define<LineMarks>();

const PARAMETER = Decoration.line({ class: 'line-parameter' });
const SELECTED = Decoration.line({ class: 'line-selected' });
const ASKED = Decoration.line({ class: 'line-asked' });
const WRONG = Decoration.mark({ class: 'place-wrong' });

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.findLast((candidate) => candidate.is(setLineMarks));
    return effect === undefined ? marks : decorate(transaction.state, effect.value as LineMarks);
  },
  provide: (self) => EditorView.decorations.from(self),
});

function decorate(state: EditorState, marks: LineMarks): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const add = (line: number | undefined, decoration: Decoration): void => {
    if (line === undefined || line < 1 || line > state.doc.lines) return;
    ranges.push(decoration.range(state.doc.line(line).from));
  };
  for (const line of marks.parameters) add(line, PARAMETER);
  add(marks.selected, SELECTED);
  add(marks.asked?.line, ASKED);
  const wrong = wrongPlace(state, marks.asked);
  if (wrong !== undefined) ranges.push(WRONG.range(wrong.from, wrong.to));
  return Decoration.set(ranges, true);
}

/** The word at the place, or its last character: something must be there to be underlined. */
function wrongPlace(
  state: EditorState,
  asked: LineMarks['asked'],
): { readonly from: number; readonly to: number } | undefined {
  if (asked?.column === undefined || asked.line < 1 || asked.line > state.doc.lines)
    return undefined;
  const line = state.doc.line(asked.line);
  if (line.length === 0) return undefined;
  const from = line.from + Math.min(Math.max(asked.column, 1), line.length) - 1;
  const word = state.wordAt(from);
  return { from, to: word === null ? from + 1 : Math.max(word.to, from + 1) };
}

export function lineMarks(): Extension {
  return [
    field,
    EditorView.theme({
      '.line-parameter': { backgroundColor: 'var(--line-parameter)' },
      '.line-selected': { backgroundColor: 'var(--line-selected)' },
      '.line-asked': { boxShadow: 'inset 3px 0 var(--accent)' },
      '.place-wrong': {
        textDecoration: 'underline wavy var(--danger)',
        textDecorationSkipInk: 'none',
        textUnderlineOffset: '3px',
      },
    }),
  ];
}
