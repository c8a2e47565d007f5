/**
 * What has been spent on finding out which objects have ended, in objects visited, and what may be: so much
 * for nothing, and more as the program goes on.
 */

/** One link of a chain of holders looked at; one instruction run by itself. */
export const LINK_COST = 1 / 4;
export const STEP_COST = 1;

export class Effort {
  private spent = 0;
  private readonly free: number;
  private readonly perInstruction: number;

  constructor(free: number, perInstruction: number) {
    this.free = free;
    this.perInstruction = perInstruction;
  }

  spend(cost: number): void {
    this.spent += cost;
  }

  affordable(instructions: number): boolean {
    return this.spent < this.free + instructions * this.perInstruction;
  }
}
