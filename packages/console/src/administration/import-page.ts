import {DIRECTORY_COLUMNS, type DirectoryKind, readDirectoryCsv} from '@haochaping/core';
import {directoryRoutes} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {
  CSV_PROBLEM_WORDS,
  DIRECTORY_PROBLEM_WORDS,
  ENTRY,
  headingsOf,
  IMPORT,
} from '../locales/administration-zh-CN.ts';
import {problemOf} from '../trouble.ts';
import {AdministrationPage} from './administration-page.ts';
import {readTextFile} from './text-file.ts';

const KINDS = Object.keys(DIRECTORY_COLUMNS) as DirectoryKind[];

type BadPlace = {readonly line: number; readonly column: string; readonly why: string};
type Checked = {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
};

/** The directory from a CSV file: looked through first, row by row, and taken in only whole. */
export class ImportPage extends AdministrationPage {
  #kind: DirectoryKind = 'departments';
  #bad: readonly BadPlace[] = [];
  #checked: Checked | undefined;
  #fileError: string | undefined;

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${IMPORT.heading}</h1>
      <p>${IMPORT.lead}</p>
      ${this.asking.notice()}
      <form novalidate @submit=${this.#check}>
        <div class="hcp-field">
          <label class="hcp-label" for="import-kind">${IMPORT.kind}</label>
          <select class="hcp-input" id="import-kind" name="kind" @change=${this.#choose}>
            ${KINDS.map((kind) => html`<option value=${kind} .selected=${kind === this.#kind}>${IMPORT.kinds[kind]}</option>`)}
          </select>
        </div>
        <p class="hcp-hint" id="import-columns">${IMPORT.columns(headingsOf(this.#kind))}</p>
        <div class="hcp-field">
          <label class="hcp-label" for="import-file">${IMPORT.file}</label>
          ${
            this.#fileError === undefined
              ? nothing
              : html`<p class="hcp-error" id="import-file-error">${this.#fileError}</p>`
          }
          <input
            class="hcp-input"
            id="import-file"
            name="file"
            type="file"
            accept=".csv,text/csv"
            aria-invalid=${this.#fileError !== undefined}
            aria-describedby=${this.#fileError === undefined ? 'import-columns' : 'import-columns import-file-error'}
            @change=${this.#forget}
          />
        </div>
        <button class="hcp-button hcp-primary" type="submit" aria-busy=${this.asking.busy}>
          ${this.asking.busy ? ENTRY.sending : IMPORT.check}
        </button>
      </form>
      ${this.#badTable()} ${this.#result()}
    `;
  }

  #badTable(): TemplateResult | typeof nothing {
    if (this.#bad.length === 0) return nothing;
    const {columns} = IMPORT.bad;
    return html`
      <div class="hcp-notice hcp-refused" role="alert" tabindex="-1" data-notice>
        <h2>${IMPORT.bad.title(this.#bad.length)}</h2>
        <p>${IMPORT.bad.advice}</p>
      </div>
      <table class="hcp-table hcp-stack">
        <caption class="hcp-hidden">
          ${IMPORT.bad.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.line}</th>
            <th scope="col">${columns.column}</th>
            <th scope="col">${columns.why}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#bad.map(
            ({line, column, why}) =>
              html`<tr>
                <th scope="row" class="hcp-num">${IMPORT.bad.line(line)}</th>
                <td data-label=${columns.column}>${column}</td>
                <td data-label=${columns.why}>${why}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  #result(): TemplateResult | typeof nothing {
    const checked = this.#checked;
    if (checked === undefined) return nothing;
    return html`<div class="hcp-notice hcp-done" role="status">
      <h2>${IMPORT.fits}</h2>
      <p>${IMPORT.wouldBe(checked.created, checked.changed, checked.unchanged)}</p>
      <div class="hcp-buttons">
        <button class="hcp-button hcp-primary" type="button" name="take-in" @click=${this.#takeIn}>
          ${IMPORT.takeIn}
        </button>
      </div>
    </div>`;
  }

  #choose = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value;
    this.#kind = KINDS.find((kind) => kind === chosen) ?? this.#kind;
    this.#forget();
  };

  #forget = (): void => {
    this.#bad = [];
    this.#checked = undefined;
    this.#fileError = undefined;
    this.requestUpdate();
  };

  #check = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.#forget();
    const file = this.querySelector<HTMLInputElement>('#import-file')?.files?.[0];
    if (file === undefined) {
      this.#fileError = IMPORT.fileMissing;
      this.querySelector<HTMLInputElement>('#import-file')?.focus();
      return;
    }
    const kind = this.#kind;
    const headings = headingsOf(kind);
    const read = readDirectoryCsv(kind, await readTextFile(file), (heading) => {
      const known = headings.find(([member, words]) => words === heading || member === heading);
      return known?.[0];
    });
    const wordsOf = (member: string): string => headings.find(([known]) => known === member)?.[1] ?? member;
    if ('problems' in read) {
      this.#show(
        read.problems.map(({line, column = '', code}) => ({
          line,
          column: wordsOf(column),
          why: CSV_PROBLEM_WORDS[code],
        })),
      );
      return;
    }
    const answer = await this.#send(kind, read.rows, true);
    if (answer !== undefined) {
      this.#checked = {rows: read.rows, ...answer};
      this.requestUpdate();
      return;
    }
    const problem = this.asking.failure && problemOf(this.asking.failure);
    if (problem?.errors === undefined || !['directory-invalid', 'body-invalid'].includes(problem.code)) return;
    this.asking.told();
    this.#show(
      problem.errors.map(({pointer, code}) => {
        const [, , row = '', member = ''] = pointer.split('/');
        const why = (DIRECTORY_PROBLEM_WORDS as Readonly<Record<string, string | undefined>>)[code] ?? ENTRY.check;
        return {line: read.lines[Number(row)] ?? 1, column: wordsOf(member), why};
      }),
    );
  };

  #show(bad: readonly BadPlace[]): void {
    this.#bad = bad;
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[data-notice]')?.focus());
  }

  async #send(kind: DirectoryKind, rows: Checked['rows'], dryRun: boolean): Promise<Omit<Checked, 'rows'> | undefined> {
    const body = {[kind]: rows, dryRun};
    const answer = await this.asking.of(() => this.desk.connect(directoryRoutes).changeDirectory({body}));
    if (answer === undefined) return undefined;
    const {changes, unchanged} = answer.body;
    const created = changes.filter(({outcome}) => outcome === 'created').length;
    return {created, changed: changes.length - created, unchanged};
  }

  #takeIn = async (): Promise<void> => {
    const checked = this.#checked;
    if (checked === undefined) return;
    const answer = await this.#send(this.#kind, checked.rows, false);
    if (answer === undefined) return;
    this.#checked = undefined;
    this.asking.done = IMPORT.taken(answer.created, answer.changed, answer.unchanged);
    this.requestUpdate();
  };
}
