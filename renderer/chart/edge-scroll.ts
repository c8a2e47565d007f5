/** Goes on doing something in every frame while a drag is held beyond the edge of the plot. */
export class EdgeScroll {
  #handle: number | undefined;
  #step: () => void = () => undefined;

  /** Called on every move of the pointer; 0 is within the plot. */
  follow(beyondPx: number, step: () => void): void {
    this.#step = step;
    if (beyondPx === 0) this.stop();
    else this.#handle ??= requestAnimationFrame(this.#run);
  }

  stop(): void {
    if (this.#handle !== undefined) cancelAnimationFrame(this.#handle);
    this.#handle = undefined;
  }

  readonly #run = (): void => {
    this.#handle = requestAnimationFrame(this.#run);
    this.#step();
  };
}
