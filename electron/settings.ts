/** What the app remembers between starts: where the window was and which files were open lately. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import * as v from 'valibot';

import { RECENT_LIMIT } from './recent-files.ts';

const Whole = v.pipe(v.number(), v.integer());

const SettingsSchema = v.object({
  window: v.optional(
    v.object({
      x: v.optional(Whole),
      y: v.optional(Whole),
      width: v.pipe(Whole, v.minValue(1)),
      height: v.pipe(Whole, v.minValue(1)),
      maximized: v.boolean(),
    }),
  ),
  recent: v.optional(v.pipe(v.array(v.string()), v.maxLength(RECENT_LIMIT)), []),
});

export type Settings = v.InferOutput<typeof SettingsSchema>;
export type WindowState = NonNullable<Settings['window']>;

const DEFAULTS: Settings = { recent: [] };

export class SettingsFile {
  readonly #file: string;
  #settings: Settings;

  constructor(folder: string) {
    this.#file = path.join(folder, 'settings.json');
    this.#settings = read(this.#file);
  }

  get current(): Readonly<Settings> {
    return this.#settings;
  }

  change(part: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...part };
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      // Written aside and renamed: a crash in between leaves the old file whole.
      const aside = `${this.#file}.new`;
      writeFileSync(aside, JSON.stringify(this.#settings, undefined, 2));
      renameSync(aside, this.#file);
    } catch {
      // A disk that refuses costs the memory of a window's place, not the session.
    }
  }
}

/** A file that is missing, broken or of another version means a first start. */
function read(file: string): Settings {
  try {
    const parsed = v.safeParse(SettingsSchema, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}
