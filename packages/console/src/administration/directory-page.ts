import {areaChain, type DirectoryKind} from '@haochaping/core';
import {directoryRoutes} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {DIRECTORY, DIRECTORY_PROBLEM_WORDS, ENTRY, IMPORT} from '../locales/administration-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {problemOf} from '../trouble.ts';
import {AdministrationPage} from './administration-page.ts';
import {addressOf, type DirectoryPlace, placeOfSteps} from './directory-place.ts';
import {type DirectoryRow, endsRow, rowChanged, rowFields} from './directory-row.ts';
import {directoryTable, standingOf} from './directory-tables.ts';
import type {Filled} from './entry-form.ts';

type Body<Ask extends (...args: never[]) => Promise<unknown>> =
  Extract<Awaited<ReturnType<Ask>>, {kind: 'ok'}> extends {body: infer B} ? B : never;
type Area = Body<ReturnType<typeof apiOf>['listDirectoryAreas']>['areas'][number];
type Department = Body<ReturnType<typeof apiOf>['listDirectoryDepartments']>['departments'][number];
type Detail = Body<ReturnType<typeof apiOf>['readDirectoryDepartment']>;

/** What was read for one place: the areas above it from the top, and what lies in it. */
type Read = {
  readonly place: DirectoryPlace;
  readonly chain: readonly Area[];
  readonly areas: readonly Area[];
  readonly departments: readonly Department[];
  readonly detail?: Detail;
};

/** The office as it is: areas, their departments, what those do, where, and by whom. One row at a time is changed, none is deleted. */
export class DirectoryPage extends AdministrationPage {
  #read: Read | undefined;
  #errors: Filled = {};
  #isStale = false;

  get #place(): DirectoryPlace {
    return placeOfSteps(this.route.steps);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('route') && !changed.has('desk')) return;
    this.#errors = {};
    void this.#load();
  }

  protected override render(): TemplateResult {
    const read = this.#read;
    const isHere = read !== undefined && addressOf({...read.place}) === addressOf(this.#place);
    return html`
      ${isHere ? this.#path(read) : nothing}
      <h1 tabindex="-1">${isHere ? this.#heading(read) : DIRECTORY.heading}</h1>
      ${this.asking.notice()} ${isHere ? this.#part(read) : this.asking.failure === undefined ? skeleton(6) : nothing}
    `;
  }

  #path({chain, detail, place}: Read): TemplateResult | typeof nothing {
    const above = [
      {href: addressOf({}), words: DIRECTORY.heading},
      ...chain.map(({code, name}) => ({href: addressOf({area: code}), words: name})),
      ...(detail === undefined
        ? []
        : [{href: addressOf({department: detail.department.code}), words: detail.department.name}]),
    ];
    const links = place.change === undefined ? above.slice(0, -1) : above;
    if (links.length === 0) return nothing;
    return html`<nav class="hcp-console-path" aria-label=${DIRECTORY.path}>
      <ol>
        ${links.map(({href, words}) => html`<li><a href=${href}>${words}</a></li>`)}
      </ol>
    </nav>`;
  }

  #heading({chain, detail, place}: Read): string {
    const row = this.#rowOf(place);
    if (place.change !== undefined && row !== undefined) return DIRECTORY.changing(nameOf(row));
    return detail?.department.name ?? chain.at(-1)?.name ?? DIRECTORY.heading;
  }

  #part(read: Read): TemplateResult {
    const {place, detail} = read;
    if (place.change !== undefined) return this.#form(read, place.change.kind);
    return detail === undefined ? this.#area(read) : this.#department(detail);
  }

  #area({chain, areas, departments}: Read): TemplateResult {
    const today = officeDay(this.at);
    const own = chain.at(-1);
    const below = areas.map((row) => ({
      name: row.name,
      code: row.code,
      row,
      href: addressOf({area: row.code}),
      change: addressOf({area: row.code, change: {kind: 'areas', key: row.code}}),
    }));
    const offices = departments.map((row) => ({
      name: row.name,
      code: row.code,
      row,
      href: addressOf({department: row.code}),
      change: addressOf({department: row.code, change: {kind: 'departments', key: row.code}}),
    }));
    return html`
      ${
        own === undefined
          ? html`<p>${DIRECTORY.lead} <a href="#/administration/import">${IMPORT.heading}</a></p>`
          : nothing
      }
      ${own === undefined ? nothing : directoryTable(IMPORT.kinds.departments, offices, today)}
      ${areas.length === 0 && own !== undefined ? nothing : directoryTable(IMPORT.kinds.areas, below, today)}
    `;
  }

  #department({department, items, windows, staffMembers}: Detail): TemplateResult {
    const today = officeDay(this.at);
    const change = (kind: DirectoryKind, key: string): string =>
      addressOf({department: department.code, change: {kind, key}});
    const windowWords = (number: string | undefined): string | undefined =>
      number && DIRECTORY.window(number, windows.find((window) => window.number === number)?.name ?? '');
    return html`
      <dl class="hcp-facts">
        <div>
          <dt>${DIRECTORY.code}</dt>
          <dd class="hcp-num">${department.code}</dd>
        </div>
        <div>
          <dt>${DIRECTORY.columns.standing}</dt>
          <dd>${standingOf(department, today)}</dd>
        </div>
      </dl>
      <p><a class="hcp-button" href=${change('departments', department.code)}>${DIRECTORY.changeDepartment}</a></p>
      ${directoryTable(
        IMPORT.kinds.windows,
        windows.map((row) => ({
          name: DIRECTORY.window(row.number, row.name),
          row,
          change: change('windows', row.number),
        })),
        today,
      )}
      ${directoryTable(
        IMPORT.kinds.staffMembers,
        staffMembers.map((row) => ({
          name: DIRECTORY.member(row.number),
          code: windowWords(row.windowNumber) ?? DIRECTORY.noWindow,
          row,
          change: change('staffMembers', row.number),
        })),
        today,
      )}
      ${directoryTable(
        IMPORT.kinds.items,
        items.map((row) => ({name: row.name, code: row.code, row, change: change('items', row.code)})),
        today,
      )}
    `;
  }

  #form({place, detail}: Read, kind: DirectoryKind): TemplateResult {
    const row = this.#rowOf(place);
    if (row === undefined) return html`<p>${DIRECTORY.unknown}</p>`;
    return html`
      <p>${DIRECTORY.changeLead}</p>
      <hcp-entry-form
        id="directory"
        .fields=${rowFields(kind, row, detail?.windows ?? [])}
        .submit=${ENTRY.save}
        .busy=${this.asking.busy}
        .errors=${this.#errors}
        @form-filled=${this.#save}
      ></hcp-entry-form>
    `;
  }

  /** The row that a place wants changed. */
  #rowOf({change}: DirectoryPlace): DirectoryRow | undefined {
    if (change === undefined || this.#read === undefined) return undefined;
    const {chain, detail} = this.#read;
    if (change.kind === 'areas') return chain.at(-1);
    if (change.kind === 'departments') return detail?.department;
    const rows: readonly DirectoryRow[] = detail?.[change.kind] ?? [];
    return rows.find((row) => (row['number'] ?? row['code']) === change.key);
  }

  async #load(): Promise<void> {
    // Somebody goes on while an answer is still under way: what is then wanted is read after it.
    this.#isStale = true;
    if (this.asking.busy) return;
    while (this.#isStale) {
      this.#isStale = false;
      const read = await this.#ask(this.#place);
      if (read !== undefined) this.#read = read;
      this.requestUpdate();
    }
  }

  async #ask(place: DirectoryPlace): Promise<Read | undefined> {
    const api = apiOf(this);
    const {done} = this.asking;
    let detail: Detail | undefined;
    const {department: code} = place;
    if (code !== undefined) {
      const answer = await this.asking.of(() => api.readDirectoryDepartment({params: {code}}), done);
      if (answer === undefined) return undefined;
      detail = answer.body;
    }
    const own = detail?.department.areaCode ?? place.area;
    const wanted = own === undefined ? [] : areaChain(own);
    const chain: Area[] = [];
    let areas: readonly Area[] = [];
    for (const parent of [undefined, ...wanted]) {
      const area = areas.find((one) => one.code === parent);
      if (area !== undefined) chain.push(area);
      const query = parent === undefined ? {} : {parent};
      const answer = await this.asking.of(() => api.listDirectoryAreas({query}), done);
      if (answer === undefined) return undefined;
      ({areas} = answer.body);
    }
    const isArea = own !== undefined && code === undefined;
    const found = isArea
      ? await this.asking.of(() => api.listDirectoryDepartments({query: {area: own}}), done)
      : {body: {departments: []}};
    if (found === undefined) return undefined;
    return {place, chain, areas, departments: found.body.departments, ...(detail && {detail})};
  }

  #save = async ({detail: filled}: CustomEvent<Filled>): Promise<void> => {
    const place = this.#place;
    const row = this.#rowOf(place);
    if (place.change === undefined || row === undefined) return;
    const {kind} = place.change;
    if (endsRow(row, filled) && !confirm(DIRECTORY.endSure(nameOf(row), filled['validUntil'] ?? ''))) return;
    const body = {[kind]: [rowChanged(kind, row, filled)]};
    const answer = await this.asking.of(() => apiOf(this).changeDirectory({body}), DIRECTORY.saved(nameOf(row)));
    this.#errors = {};
    if (answer === undefined) {
      this.#tell();
      return;
    }
    const {change, ...owner} = place;
    // An area is seen beside its neighbours; the page above it is where the change shows.
    const above = kind === 'areas' ? areaChain(change.key).at(-2) : undefined;
    location.hash = addressOf(kind === 'areas' ? (above === undefined ? {} : {area: above}) : owner);
  };

  /** What the backend found wrong goes to the fields it is about; what has no field stays a notice. */
  #tell(): void {
    const problem = this.asking.failure && problemOf(this.asking.failure);
    if (problem === undefined || !['directory-invalid', 'body-invalid'].includes(problem.code)) return;
    const asked = [...this.querySelectorAll('form [name]')].map((control) => control.getAttribute('name') ?? '');
    this.#errors = Object.fromEntries(
      (problem.errors ?? []).map(({pointer, code}) => {
        const member = pointer.split('/')[3] ?? '';
        const why = (DIRECTORY_PROBLEM_WORDS as Readonly<Record<string, string | undefined>>)[code];
        return [asked.includes(member) ? member : (asked[0] ?? ''), why === undefined ? ENTRY.check : `${why}。`];
      }),
    );
    this.asking.told();
  }
}

function nameOf(row: DirectoryRow): string {
  return String(row['name'] ?? DIRECTORY.member(String(row['number'] ?? '')));
}

function apiOf({desk}: Pick<AdministrationPage, 'desk'>) {
  return desk.connect(directoryRoutes);
}
