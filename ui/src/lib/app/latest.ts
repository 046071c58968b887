// Of answers that overtake each other only the one to the latest question counts.

export class Latest {
  #turn = 0;

  /** Runs the question; answers nothing when a later one was asked meanwhile. */
  async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    const turn = ++this.#turn;
    try {
      const answer = await question();
      return turn === this.#turn ? answer : undefined;
    } catch (reason) {
      if (turn === this.#turn) throw reason;
      return undefined;
    }
  }

  /** Lets go of whatever is under way. */
  drop(): void {
    this.#turn += 1;
  }
}
