/** Opening and saving: dialogs, the recent list, and the files that a start brings along. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { BrowserWindow, app, dialog } from 'electron';

import { readDataFile, readTextFile } from '../host/index.ts';
import type { DataResult, OpenResult, RecentFile, SavedFile } from './bridge.ts';
import { notify } from './notify.ts';
import { withRecent } from './recent-files.ts';
import type { SettingsFile } from './settings.ts';

export class Files {
  readonly #settings: SettingsFile;
  /** Named by the start, not yet asked for by the page. */
  #initial: readonly string[];
  #pageAsked = false;
  /** Files that the page has got or saved: no others can it write without the user being asked. */
  readonly #given = new Set<string>();

  constructor(settings: SettingsFile, initial: readonly string[]) {
    this.#settings = settings;
    this.#initial = initial;
  }

  async open(paths: readonly string[]): Promise<readonly OpenResult[]> {
    const results = await Promise.all(paths.map(readTextFile));
    for (const result of results) {
      if (result.kind === 'file' && result.file.path !== undefined)
        this.#remember(result.file.path);
    }
    return results;
  }

  async openDialog(window: BrowserWindow): Promise<readonly OpenResult[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Python, TOML', extensions: ['py', 'toml', 'schedule'] },
        { name: '*', extensions: ['*'] },
      ],
    });
    return canceled ? [] : this.open(filePaths);
  }

  /** Data files are the program's, not the user's documents: the recent list does not have them. */
  async openDataDialog(window: BrowserWindow): Promise<readonly DataResult[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile', 'multiSelections'],
    });
    return canceled ? [] : Promise.all(filePaths.map(readDataFile));
  }

  async openRecent(file: string): Promise<OpenResult> {
    // The page may name only what it was given: it cannot read files of its own choice.
    if (!this.#settings.current.recent.includes(file)) {
      throw new Error('This file is not in the recent list.');
    }
    const [result] = await this.open([file]);
    return result!;
  }

  recent(): readonly RecentFile[] {
    return this.#settings.current.recent.map((file) => ({ name: path.basename(file), path: file }));
  }

  initial(): Promise<readonly OpenResult[]> {
    this.#pageAsked = true;
    const files = this.#initial;
    // A reload of the page starts empty; the files are in the recent list.
    this.#initial = [];
    return this.open(files);
  }

  /** Files that came while the app runs: at once when the page listens, else with the first ones. */
  async arrive(paths: readonly string[]): Promise<void> {
    const window = BrowserWindow.getAllWindows()[0];
    if (!this.#pageAsked || window === undefined) {
      this.#initial = [...this.#initial, ...paths];
      return;
    }
    notify(window, 'open-files', await this.open(paths));
  }

  /** A new window asks anew. */
  windowClosed(): void {
    this.#pageAsked = false;
  }

  async save(
    window: BrowserWindow,
    suggestedName: string,
    content: string | Uint8Array,
  ): Promise<SavedFile | undefined> {
    const name = path.basename(suggestedName);
    const ending = path.extname(name).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: name,
      filters: ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }],
    });
    if (canceled || filePath === '') return undefined;
    await writeFile(filePath, content);
    this.#given.add(filePath);
    return { name: path.basename(filePath), path: filePath };
  }

  async overwrite(file: string, content: string): Promise<void> {
    if (!this.#given.has(file)) throw new Error('This file was not opened here.');
    await writeFile(file, content);
  }

  #remember(file: string): void {
    this.#given.add(file);
    this.#settings.change({ recent: [...withRecent(this.#settings.current.recent, file)] });
    app.addRecentDocument(file);
  }
}
