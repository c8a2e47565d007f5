/** Lines that are set off by their background: parameters, the selected thread's, one asked for. */
import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

export interface LineMarks {
  readonly parameters: readonly number[];
  /** Where the selected thread stands. */
  readonly selected: number | undefined;
  /** Which a link led to. */
  readonly asked: number | undefined;
}

export const setLineMarks = StateEffect.define<LineMarks>();

const PARAMETER = Decoration.line({ class: 'line-parameter' });
const SELECTED = Decoration.line({ class: 'line-selected' });
const ASKED = Decoration.line({ class: 'line-asked' });

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
  add(marks.asked, ASKED);
  return Decoration.set(ranges, true);
}

export function lineMarks(): Extension {
  return [
    field,
    EditorView.theme({
      '.line-parameter': { backgroundColor: 'var(--line-parameter)' },
      '.line-selected': { backgroundColor: 'var(--line-selected)' },
      '.line-asked': { boxShadow: 'inset 3px 0 var(--accent)' },
    }),
  ];
}
