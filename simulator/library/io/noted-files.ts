/**
 * Files of a process that somebody has an eye on. To be noted keeps no file alive: what is noted stands in
 * a private field, which walks over the state of the library (python/machine/references.ts) don't see.
 */
import type { Copies, Copyable } from '../../kernel/copying.ts';
import type { PyFile } from '../../python/objects/file.ts';

export class NotedFiles implements Copyable {
  readonly #files = new Set<PyFile>();

  /** A forked process has the same files open, and what its parent has not written yet. */
  copied(copies: Copies): NotedFiles {
    const copy = new NotedFiles();
    for (const file of this.#files) copy.add(copies.of(file));
    return copy;
  }

  get all(): readonly PyFile[] {
    return [...this.#files];
  }

  get none(): boolean {
    return this.#files.size === 0;
  }

  add(file: PyFile): void {
    this.#files.add(file);
  }

  delete(file: PyFile): void {
    this.#files.delete(file);
  }
}
