/**
 * One language of the window: its table, and the ways its people write numbers and time. A plain
 * object; which one is in use is the layout's business.
 */
import { niceNumber, pointOf, spanOf } from './format.ts';
import type { Quantity } from './format.ts';
import { cut } from './message.ts';
import type { Message, MessageKey, MessageTable, Piece, Values } from './message.ts';
import type { Phrase } from './phrase.ts';

export class Language {
  readonly locale: string;
  readonly #table: MessageTable;
  readonly #plural: Intl.PluralRules;
  readonly #numbers = new Map<number, Intl.NumberFormat>();
  readonly #share: Intl.NumberFormat;
  readonly #change: Intl.NumberFormat;
  readonly #list: Intl.ListFormat;

  constructor(locale: string, table: MessageTable) {
    this.locale = locale;
    this.#table = table;
    this.#plural = new Intl.PluralRules(locale);
    this.#share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    this.#change = new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    });
    this.#list = new Intl.ListFormat(locale, { type: 'conjunction' });
  }

  /** The text of a message. An arrow function, so that it can be taken off the object. */
  readonly text = <Key extends MessageKey>(key: Key, ...[values]: Values<Key>): string =>
    this.#join(this.#pieces(key, values ?? {}));

  /** The text of a sentence that was put together elsewhere. */
  readonly say = (phrase: Phrase): string => this.#join(this.pieces(phrase));

  /** The same in pieces, for a place that makes links of some values. */
  readonly pieces = (phrase: Phrase): readonly Piece<Phrase['values'][string]>[] =>
    this.#pieces(phrase.key, phrase.values);

  /** A message cut at its holes, for values that are not text. */
  readonly cut = <Value>(
    key: MessageKey,
    values: Readonly<Record<string, Value>>,
  ): readonly Piece<Value>[] => this.#pieces(key, values);

  readonly number = (value: number, decimals = 0): string => {
    let format = this.#numbers.get(decimals);
    if (format === undefined) {
      format = new Intl.NumberFormat(this.locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      this.#numbers.set(decimals, format);
    }
    return format.format(value);
  };

  /** A parameter's value: as many decimals as it has. */
  readonly plainNumber = (value: number): string =>
    new Intl.NumberFormat(this.locale, { maximumFractionDigits: 9 }).format(value);

  /** A share of 0…1. */
  readonly share = (value: number): string => this.#share.format(value);

  /** By what share something has become more, or less: +25%. */
  readonly change = (value: number): string => this.#change.format(value);

  readonly list = (items: readonly string[]): string => this.#list.format(items);

  /** A span of virtual time, short. */
  readonly span = (ns: number): string => this.#quantity(spanOf(ns));

  /** A point of time in a run of the given length. */
  readonly point = (ns: number, totalNs: number): string => this.#quantity(pointOf(ns, totalNs));

  /** A point of time to the nanosecond. */
  readonly exact = (ns: number): string =>
    this.text('unit.ns', { value: this.number(Math.round(ns)) });

  readonly bytes = (bytes: number): string => {
    if (bytes < 1e3) return this.text('unit.bytes', { value: this.number(bytes) });
    const kilo = bytes < 1e6;
    const value = bytes / (kilo ? 1e3 : 1e6);
    const shown = this.number(value, value < 10 && value !== niceNumber(value) ? 1 : 0);
    return this.text(kilo ? 'unit.kilobytes' : 'unit.megabytes', { value: shown });
  };

  #quantity(quantity: Quantity): string {
    return this.text(`unit.${quantity.unit}`, {
      value: this.number(quantity.value, quantity.decimals),
    });
  }

  #pieces<Value>(
    key: MessageKey,
    values: Readonly<Record<string, Value>>,
  ): readonly Piece<Value>[] {
    const message: Message = this.#table[key];
    if (typeof message === 'string') return cut(message, values);
    const category = this.#plural.select(Number(values['count'] ?? 0));
    return cut(message[category] ?? message.other, values);
  }

  #join(pieces: readonly Piece<unknown>[]): string {
    return pieces
      .map((piece) => (piece.kind === 'text' ? piece.text : this.#shown(piece.value)))
      .join('');
  }

  #shown(value: unknown): string {
    if (typeof value === 'number') return this.plainNumber(value);
    if (typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
    return String(value);
  }
}
