/** What is to happen, each at its time; what stands at the same time happens in the order in which it was put down. */
export class Agenda {
  readonly #entries: {readonly at: number; readonly place: number; readonly run: () => Promise<void>}[] = [];
  #places = 0;

  get size(): number {
    return this.#entries.length;
  }

  /** When the next thing is to happen; undefined when nothing is. */
  get nextAt(): number | undefined {
    return this.#entries[0]?.at;
  }

  add(at: number, run: () => Promise<void>): void {
    const entries = this.#entries;
    const place = this.#places++;
    entries.push({at, place, run});
    for (let child = entries.length - 1; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.#isBefore(child, parent)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Takes the next thing off. */
  take(): (() => Promise<void>) | undefined {
    const entries = this.#entries;
    const [first] = entries;
    const last = entries.pop();
    if (first === undefined || last === undefined) return undefined;
    if (entries.length === 0) return first.run;
    entries[0] = last;
    for (let parent = 0; ;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      const smaller = right < entries.length && this.#isBefore(right, left) ? right : left;
      if (smaller >= entries.length || !this.#isBefore(smaller, parent)) return first.run;
      this.#swap(smaller, parent);
      parent = smaller;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.place < b.place);
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return;
    this.#entries[one] = b;
    this.#entries[other] = a;
  }
}
