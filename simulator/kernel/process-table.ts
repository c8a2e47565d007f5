/** The processes of the machine, those that have ended and not been waited for included. */
import type { Process } from './process.ts';

export class ProcessTable {
  /** The one that the run is about. */
  first: Process | undefined = undefined;
  /** Those that have not ended. */
  live = 0;
  private readonly byId = new Map<number, Process>();

  add(process: Process): void {
    this.first ??= process;
    this.byId.set(process.id, process);
    this.live++;
  }

  find(id: number): Process | undefined {
    return this.byId.get(id);
  }

  /** It has ended: who has a parent stays until that has asked. */
  ended(process: Process): void {
    this.live--;
    for (const child of process.children) {
      if (child.exitStatus !== undefined) this.byId.delete(child.id);
    }
    process.orphanChildren();
    if (process.parent === undefined) this.byId.delete(process.id);
  }

  reap(child: Process): void {
    child.parent?.children.delete(child);
    this.byId.delete(child.id);
  }

  all(): Iterable<Process> {
    return this.byId.values();
  }
}
