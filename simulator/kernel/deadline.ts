/** Turns a call's timeout into one deadline at its first attempt, and keeps it for the others. */
export class Deadline {
  private readonly timeoutNs: number | undefined;
  private atNs: number | undefined = undefined;

  /** @param timeoutNs - undefined: for ever. */
  constructor(timeoutNs: number | undefined) {
    this.timeoutNs = timeoutNs;
  }

  /** Absolute virtual time; the first to ask sets the clock running. */
  from(nowNs: number): number | undefined {
    if (this.timeoutNs !== undefined) this.atNs ??= nowNs + this.timeoutNs;
    return this.atNs;
  }
}
