import type {Check} from './visit.ts';

/** What was seen with one browser, by the name of the visit. */
export class Notebook {
  readonly #visits = new Map<string, Check[]>();

  note(visit: string, check: Check): void {
    const checks = this.#visits.get(visit) ?? [];
    this.#visits.set(visit, [...checks, check]);
  }

  get passed(): number {
    return this.#all.filter((check) => check.passed).length;
  }

  get failed(): number {
    return this.#all.length - this.passed;
  }

  /** Each that a citizen was given, once, in their order. */
  get receiptCodes(): readonly string[] {
    return [...new Set(this.#all.flatMap(({receiptCode}) => (receiptCode === undefined ? [] : [receiptCode])))];
  }

  /** What the browser says of itself, if it came so far. */
  get userAgent(): string | undefined {
    return this.#all.find(({userAgent}) => userAgent !== undefined)?.userAgent;
  }

  /** A line for each visit, and what went wrong below it. */
  *lines(): Generator<string> {
    for (const [visit, checks] of this.#visits) {
      const wrong = checks.filter(({passed}) => !passed);
      yield `  ${wrong.length === 0 ? '✓' : '✗'} ${visit}: ${checks.map(({title}) => title).join(' · ')}`;
      for (const {title, detail = ''} of wrong) yield `${title}\n${detail}`.trimEnd().replace(/^/gm, '      ');
    }
  }

  get #all(): readonly Check[] {
    return [...this.#visits.values()].flat();
  }
}
