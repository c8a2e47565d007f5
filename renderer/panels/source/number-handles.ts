/**
 * Numbers of the program that can be turned where they stand, as by their sliders: dragged to the left and right,
 * or stepped with the cursor on them. The text stays what it is: a number that is another one in the run is
 * struck out, with the other beside it.
 */
import { Facet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range, Text } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, keymap } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

import type { TextSpan } from '../../../simulator/index.ts';
import type { SliderScale } from '../slider-scale.ts';

import { draggedValue, steppedValue } from './number-drag.ts';

export interface NumberHandle {
  readonly name: string;
  readonly at: TextSpan;
  /** What it is in the run. */
  readonly value: number;
  /** Undefined: it is in the run what it is in the text. */
  readonly inForce: string | undefined;
  readonly scale: SliderScale;
  /** What one can do with it. */
  readonly hint: string;
}

export type TurnNumber = (name: string, value: number) => void;

/** Who is told of it. */
const turnNumber = Facet.define<TurnNumber>();

export const setNumberHandles = StateEffect.define<readonly NumberHandle[]>();

/** A press that moves no further is a click, which sets the cursor. */
const CLICK_PX = 3;

interface Placed extends NumberHandle {
  readonly from: number;
  readonly to: number;
}

interface Handles {
  readonly placed: readonly Placed[];
  readonly decorations: DecorationSet;
}

const field = StateField.define<Handles>({
  create: () => ({ placed: [], decorations: Decoration.none }),
  update(handles, transaction) {
    const effect = transaction.effects.findLast((candidate) => candidate.is(setNumberHandles));
    return effect === undefined
      ? handles
      : handlesIn(transaction.state, effect.value as readonly NumberHandle[]);
  },
  provide: (self) => EditorView.decorations.from(self, ({ decorations }) => decorations),
});

function handlesIn(state: EditorState, handles: readonly NumberHandle[]): Handles {
  const placed = handles.flatMap((handle) => {
    const from = offsetOf(state.doc, handle.at.line, handle.at.column);
    const to = offsetOf(state.doc, handle.at.endLine, handle.at.endColumn);
    return from === undefined || to === undefined || to <= from ? [] : [{ ...handle, from, to }];
  });
  const ranges = placed.flatMap((handle) => decorationsOf(handle));
  return { placed, decorations: Decoration.set(ranges, true) };
}

/** Columns count code points, which the editor's offsets do not. */
function offsetOf(doc: Text, line: number, column: number): number | undefined {
  if (line < 1 || line > doc.lines) return undefined;
  const { from, text } = doc.line(line);
  return from + [...text].slice(0, column).join('').length;
}

function decorationsOf(handle: Placed): readonly Range<Decoration>[] {
  const { name, hint, inForce, from, to } = handle;
  const isOther = inForce !== undefined;
  const mark = Decoration.mark({
    tagName: isOther ? 'del' : 'span',
    class: isOther ? 'number-handle number-other' : 'number-handle',
    attributes: { 'data-number': name, title: hint },
  }).range(from, to);
  if (!isOther) return [mark];
  return [mark, Decoration.widget({ widget: new InForce(handle), side: 1 }).range(to)];
}

/** The number of the run, beside that of the text. */
class InForce extends WidgetType {
  readonly handle: NumberHandle;

  constructor(handle: NumberHandle) {
    super();
    this.handle = handle;
  }

  override eq({ handle }: InForce): boolean {
    const { name, inForce, hint } = this.handle;
    return name === handle.name && inForce === handle.inForce && hint === handle.hint;
  }

  override toDOM(): HTMLElement {
    const { name, inForce = '', hint } = this.handle;
    const element = document.createElement('ins');
    element.className = 'number-handle number-in-force';
    element.dataset['number'] = name;
    element.title = hint;
    element.textContent = inForce;
    return element;
  }

  /** Presses on it are meant for the number. */
  override ignoreEvent(): boolean {
    return false;
  }
}

/** One number that is held: from where, and what it was. */
interface Grip {
  readonly handle: NumberHandle;
  readonly fromX: number;
  turned: number;
  moves: boolean;
}

class Dragging {
  readonly #view: EditorView;
  #grip: Grip | undefined;
  #held: AbortController | undefined;

  constructor(view: EditorView) {
    this.#view = view;
  }

  press(event: PointerEvent): void {
    const handle = handleUnder(event, this.#view);
    const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (handle === undefined || !isPlain) return;
    this.end();
    this.#grip = { handle, fromX: event.clientX, turned: handle.value, moves: false };
    const held = new AbortController();
    this.#held = held;
    const { signal } = held;
    const { contentDOM } = this.#view;
    // Held by the text as a whole: the number's own element is made anew while it turns.
    contentDOM.setPointerCapture(event.pointerId);
    contentDOM.addEventListener('pointermove', (move) => this.#move(move), { signal });
    contentDOM.addEventListener('lostpointercapture', () => this.end(), { signal });
    // Before the window's own keys, for which Esc means something else.
    addEventListener('keydown', (key) => this.#takeBack(key), { signal, capture: true });
  }

  /** The editor would select text by the same movement. */
  get holds(): boolean {
    return this.#grip !== undefined;
  }

  end(): void {
    this.#held?.abort();
    this.#grip = undefined;
    this.#view.contentDOM.classList.remove('number-drags');
  }

  destroy(): void {
    this.end();
  }

  #move(event: PointerEvent): void {
    const grip = this.#grip;
    if (grip === undefined) return;
    const byPx = event.clientX - grip.fromX;
    grip.moves ||= Math.abs(byPx) > CLICK_PX;
    if (!grip.moves) return;
    this.#view.contentDOM.classList.add('number-drags');
    this.#turn(grip, draggedValue(grip.handle.scale, grip.handle.value, byPx));
  }

  #takeBack(event: KeyboardEvent): void {
    const grip = this.#grip;
    if (event.key !== 'Escape' || grip === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#turn(grip, grip.handle.value);
    this.end();
  }

  #turn(grip: Grip, value: number): void {
    if (value === grip.turned) return;
    grip.turned = value;
    tell(this.#view, grip.handle, value);
  }
}

const dragging = ViewPlugin.fromClass(Dragging, {
  eventHandlers: {
    pointerdown(event) {
      this.press(event);
    },
    mousedown(event, view) {
      // The second click of two selects the word.
      if (event.detail > 1) this.end();
      if (!this.holds) return false;
      const anchor = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (anchor !== null) view.dispatch({ selection: { anchor } });
      view.focus();
      return true;
    },
  },
});

/** Somebody holds a number: the text should not move away below the hand. */
export function isTurning(view: EditorView): boolean {
  return view.plugin(dragging)?.holds ?? false;
}

function tell({ state }: EditorView, { name }: NumberHandle, value: number): void {
  for (const turn of state.facet(turnNumber)) turn(name, value);
}

function handleUnder({ target }: Event, view: EditorView): NumberHandle | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-number]') : null;
  const name = element?.dataset['number'];
  return view.state.field(field).placed.find((handle) => handle.name === name);
}

/** Steps the number that the cursor is on; false where there is none. */
function stepAtCursor(view: EditorView, steps: number): boolean {
  const { head } = view.state.selection.main;
  const handle = view.state.field(field).placed.find(({ from, to }) => head >= from && head <= to);
  if (handle === undefined) return false;
  const next = steppedValue(handle.scale, handle.value, steps);
  if (next !== handle.value) tell(view, handle, next);
  return true;
}

export function numberHandles(turn: TurnNumber): Extension {
  return [
    field,
    turnNumber.of(turn),
    dragging,
    keymap.of([
      { key: 'Alt-ArrowUp', run: (view) => stepAtCursor(view, 1) },
      { key: 'Alt-ArrowDown', run: (view) => stepAtCursor(view, -1) },
    ]),
    EditorView.theme({
      '.number-handle': {
        borderBottom: '1px dashed color-mix(in srgb, var(--accent) 55%, transparent)',
        cursor: 'ew-resize',
        touchAction: 'pan-y',
      },
      '.number-handle:hover': {
        borderBottom: '1px solid var(--accent)',
        backgroundColor: 'color-mix(in srgb, var(--accent) 16%, transparent)',
      },
      '.number-other': { textDecoration: 'line-through' },
      '.number-in-force': {
        marginLeft: '1ch',
        color: 'var(--accent)',
        fontWeight: 600,
        textDecoration: 'none',
      },
      '.number-drags, .number-drags .number-handle': { cursor: 'ew-resize' },
    }),
  ];
}
