/** The recorded choices of a run whose scheduler is a person, used up one by one by all of its queues. */
import type { Thread } from '../thread.ts';

export class Choices {
  private readonly names: readonly string[];
  private readonly misfit: (choice: number, name: string, ready: readonly string[]) => void;
  private readonly asked: (() => void) | undefined;
  private used = 0;

  /**
   * @param misfit - told of a choice (counted from 1) that names no ready thread
   * @param asked - told of a decision past the last choice
   */
  constructor(
    names: readonly string[],
    misfit: (choice: number, name: string, ready: readonly string[]) => void,
    asked?: () => void,
  ) {
    this.names = names;
    this.misfit = misfit;
    this.asked = asked;
  }

  /** Index of the chosen one: of several of that name the first, and the first of all past the last choice. */
  next(ready: readonly Thread[]): number {
    if (this.used === this.names.length) {
      this.asked?.();
      return 0;
    }
    const name = this.names[this.used++];
    const index = ready.findIndex((thread) => thread.name === name);
    if (index >= 0) return index;
    const names = ready.map((thread) => thread.name);
    this.misfit(this.used, name, names);
    return 0;
  }
}
