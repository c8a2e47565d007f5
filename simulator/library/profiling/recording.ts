/** What a profiler counts: for each function, and each function that it calls, how often and how long. */
import type { Value } from '../../python/objects/object.ts';

/** Counts of one function, or of one that another one calls. */
export class Counts {
  calls = 0;
  /** Of these, calls within a call of the same function. */
  recursive = 0;
  /** From call to return, of the outermost calls. */
  total = 0;
  /** The same without what it calls. */
  own = 0;
  /** How many calls are under way. */
  private depth = 0;

  enter(): void {
    this.depth++;
  }

  leave(total: number, own: number): void {
    this.depth--;
    if (this.depth === 0) this.total += total;
    else this.recursive++;
    this.own += own;
    this.calls++;
  }
}

export class ProfiledFunction extends Counts {
  /** A code object, or what a built-in is called. */
  readonly label: Value;
  readonly callees = new Map<ProfiledFunction, Counts>();

  constructor(label: Value) {
    super();
    this.label = label;
  }
}

/** A call that is under way. */
interface Call {
  readonly profiled: ProfiledFunction;
  readonly caller: Call | undefined;
  readonly began: number;
  /** What the functions that it called have taken. */
  inside: number;
}

export class Recording {
  /** By code object or built-in function, in the order in which they were first called. */
  readonly functions = new Map<Value, ProfiledFunction>();
  private running: Call | undefined = undefined;
  subcalls = true;

  enter(profiled: ProfiledFunction, now: number): void {
    const caller = this.running;
    profiled.enter();
    this.countsFor(profiled, caller)?.enter();
    this.running = { profiled, caller, began: now, inside: 0 };
  }

  /** A function that began before the recording did is not counted. */
  leave(key: Value, now: number): void {
    const call = this.running;
    if (call === undefined) return;
    this.running = call.caller;
    if (this.functions.has(key)) this.count(call, now);
  }

  private count({ profiled, caller, began, inside }: Call, now: number): void {
    const total = now - began;
    if (caller !== undefined) caller.inside += total;
    profiled.leave(total, total - inside);
    this.countsFor(profiled, caller)?.leave(total, total - inside);
  }

  private countsFor(profiled: ProfiledFunction, caller: Call | undefined): Counts | undefined {
    if (!this.subcalls || caller === undefined) return undefined;
    const { callees } = caller.profiled;
    let counts = callees.get(profiled);
    if (counts === undefined) callees.set(profiled, (counts = new Counts()));
    return counts;
  }

  /** What is still under way is taken as ended. */
  end(now: number): void {
    for (let call = this.running; call !== undefined; call = call.caller) this.count(call, now);
    this.running = undefined;
  }
}
