/** The gutter that says which threads stand on a line at the playhead. */
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { EditorView, GutterMarker, gutter } from '@codemirror/view';

export interface ThreadChip {
  readonly line: number;
  /** A few letters for the gutter. */
  readonly short: string;
  /** The thread's name and state, for the tooltip. */
  readonly description: string;
  readonly color: string;
  readonly textColor: string;
  readonly running: boolean;
  readonly selected: boolean;
}

export const setThreadChips = StateEffect.define<readonly ThreadChip[]>();

/** More threads on one line are counted. */
const CHIPS_MAX = 3;

class ChipMarker extends GutterMarker {
  readonly #chips: readonly ThreadChip[];
  readonly #key: string;

  constructor(chips: readonly ThreadChip[]) {
    super();
    this.#chips = chips;
    this.#key = JSON.stringify(chips);
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof ChipMarker && other.#key === this.#key;
  }

  override toDOM(): HTMLElement {
    const all = document.createElement('span');
    all.className = 'chips';
    const surplus = this.#chips.length - CHIPS_MAX;
    const shown = surplus > 0 ? this.#chips.slice(0, CHIPS_MAX - 1) : this.#chips;
    all.title = this.#chips.map(({ description }) => description).join('\n');
    for (const chip of shown) all.append(chipElement(chip));
    if (surplus > 0) {
      const more = document.createElement('span');
      more.className = 'chip more';
      more.textContent = `+${surplus + 1}`;
      all.append(more);
    }
    return all;
  }
}

function chipElement(chip: ThreadChip): HTMLElement {
  const element = document.createElement('span');
  element.className = 'chip';
  element.classList.toggle('running', chip.running);
  element.classList.toggle('selected', chip.selected);
  element.textContent = chip.short;
  element.style.setProperty('--chip', chip.color);
  element.style.setProperty('--on-chip', chip.textColor);
  return element;
}

const field = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(markers, transaction) {
    const effect = transaction.effects.findLast((candidate) => candidate.is(setThreadChips));
    if (effect === undefined) return markers;
    return markersOf(transaction.state, effect.value as readonly ThreadChip[]);
  },
});

function markersOf(state: EditorState, chips: readonly ThreadChip[]): RangeSet<GutterMarker> {
  const byLine = new Map<number, ThreadChip[]>();
  for (const chip of chips) {
    if (chip.line < 1 || chip.line > state.doc.lines) continue;
    const there = byLine.get(chip.line);
    if (there === undefined) byLine.set(chip.line, [chip]);
    else there.push(chip);
  }
  const ranges: Range<GutterMarker>[] = [];
  for (const [line, there] of byLine) {
    ranges.push(new ChipMarker(there).range(state.doc.line(line).from));
  }
  return RangeSet.of(ranges, true);
}

export function threadChips(): Extension {
  return [
    field,
    gutter({
      class: 'chip-gutter',
      markers: (view) => view.state.field(field),
    }),
    EditorView.theme({
      '.chip-gutter': { width: '82px' },
      '.chip-gutter .cm-gutterElement': { overflow: 'hidden' },
      '.chips': { display: 'flex', justifyContent: 'flex-end', gap: '2px', paddingTop: '2px' },
      '.chip': {
        minWidth: '17px',
        height: '14px',
        padding: '0 2px',
        border: '1.5px solid var(--chip, var(--border-strong))',
        borderRadius: '4px',
        color: 'var(--text)',
        fontFamily: 'var(--font-ui)',
        fontSize: '10px',
        lineHeight: '11px',
        textAlign: 'center',
        whiteSpace: 'nowrap',
      },
      '.chip.running': { backgroundColor: 'var(--chip)', color: 'var(--on-chip)', fontWeight: 600 },
      '.chip.selected': { outline: '1.5px solid var(--focus)', outlineOffset: '0' },
    }),
  ];
}
