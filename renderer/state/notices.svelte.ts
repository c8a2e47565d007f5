/** Messages about something that could not be done, shown until they are dismissed. */
import type { DataResult, FileProblem, OpenResult } from '../../electron/bridge.ts';
import type { Diagnostic } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

export interface Notice {
  readonly id: number;
  readonly phrase: Phrase;
}

/** Older ones make room: a folder of pictures dropped on the window is one mistake. */
const NOTICES_MAX = 3;

export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #made = 0;

  add(sentence: Phrase): void {
    this.list = [...this.list, { id: ++this.#made, phrase: sentence }].slice(-NOTICES_MAX);
  }

  /** Of files that were to be opened: what is wrong with them, in place of what was told before. */
  tellProblems(results: readonly (OpenResult | DataResult)[], language: Language): void {
    this.clear();
    for (const result of results) {
      if (result.kind === 'problem') this.add(fileProblemPhrase(language, result.problem));
    }
  }

  /** Of a file that was read: what in it cannot be used. */
  tellBroken(diagnostics: readonly Diagnostic[]): void {
    for (const { file, line, what, hint } of diagnostics) {
      this.add(phrase('problem.file.broken', { name: file, line, what, hint }));
    }
  }

  /** What `save` answers; undefined when it failed, which is told. */
  async whileSaving<Saved>(name: string, save: () => Promise<Saved>): Promise<Saved | undefined> {
    try {
      return await save();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.add(phrase('problem.file.unsaved', { name, detail }));
      return undefined;
    }
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  clear(): void {
    this.list = [];
  }
}

function fileProblemPhrase(language: Language, problem: FileProblem): Phrase {
  const { name } = problem;
  switch (problem.code) {
    case 'tooLarge':
      return phrase('problem.file.tooLarge', {
        name,
        size: language.bytes(problem.sizeBytes ?? 0),
        limit: language.bytes(problem.limitBytes ?? 0),
      });
    case 'unreadable':
      return problem.detail === undefined
        ? phrase('problem.file.unreadable', { name })
        : phrase('problem.file.unreadableDetail', { name, detail: problem.detail });
    case 'binary':
    case 'notFound':
    case 'directory':
      return phrase(`problem.file.${problem.code}`, { name });
  }
}
