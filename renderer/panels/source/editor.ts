/**
 * CodeMirror, set up to show a program: read-only, with marks in the gutter for the threads that stand
 * on a line, lines that are set off, and numbers that can be turned. It is told what to show; it decides nothing.
 */
import { python } from '@codemirror/lang-python';
import { syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, lineNumbers } from '@codemirror/view';

import { highlightStyle } from './highlight-style.ts';
import { lineMarks, setLineMarks } from './line-marks.ts';
import type { LineMarks } from './line-marks.ts';
import { isTurning, numberHandles, setNumberHandles } from './number-handles.ts';
import type { NumberHandle, TurnNumber } from './number-handles.ts';
import { setThreadChips, threadChips } from './thread-chips.ts';
import type { ThreadChip } from './thread-chips.ts';

export interface SourceEditor {
  /** Shows a text from the given line on. */
  setText(text: string, topLine: number): void;
  setChips(chips: readonly ThreadChip[]): void;
  setLines(lines: LineMarks): void;
  setNumbers(numbers: readonly NumberHandle[]): void;
  /** Scrolls a line into sight, to the middle if it was out of sight. */
  reveal(line: number): void;
  destroy(): void;
}

/** @param turn - is told of numbers that are turned where they stand */
export function createSourceEditor(
  parent: HTMLElement,
  label: string,
  turn: TurnNumber,
): SourceEditor {
  const view = new EditorView({ parent, state: stateOf('', label, turn) });
  return {
    setText(text, topLine) {
      if (view.state.doc.toString() === text) return;
      view.setState(stateOf(text, label, turn));
      const line = view.state.doc.line(Math.min(Math.max(topLine, 1), view.state.doc.lines));
      view.dispatch({ effects: EditorView.scrollIntoView(line.from, { y: 'start' }) });
    },
    setChips(chips) {
      view.dispatch({ effects: setThreadChips.of(chips) });
    },
    setLines(lines) {
      view.dispatch({ effects: setLineMarks.of(lines) });
    },
    setNumbers(numbers) {
      view.dispatch({ effects: setNumberHandles.of(numbers) });
    },
    reveal(line) {
      if (line < 1 || line > view.state.doc.lines || isTurning(view)) return;
      const { from } = view.state.doc.line(line);
      const { top, bottom } = view.lineBlockAt(from);
      const { scrollTop, clientHeight } = view.scrollDOM;
      const inSight = top >= scrollTop && bottom <= scrollTop + clientHeight;
      if (!inSight) {
        view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center', x: 'nearest' }) });
      }
    },
    destroy() {
      view.destroy();
    },
  };
}

function stateOf(doc: string, label: string, turn: TurnNumber): EditorState {
  return EditorState.create({
    doc,
    extensions: [
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
      threadChips(),
      lineNumbers(),
      lineMarks(),
      numberHandles(turn),
      drawSelection(),
      python(),
      syntaxHighlighting(highlightStyle),
      THEME,
    ],
  });
}

const THEME = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--text)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontSize: '12px',
    lineHeight: '18px',
  },
  '.cm-content': { padding: '4px 0' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text-muted)',
    border: 'none',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 4px', minWidth: '28px' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent) !important',
  },
});
