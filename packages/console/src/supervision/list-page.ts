import type {Answer} from '@haochaping/protocol/staff';
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {Desk} from '../staff/desk.ts';
import type {ConsolePage, PageRoute} from '../staff/page-entry.ts';
import {PagedList, type ListPart} from '../staff/paged-list.ts';

/** A page that is one list of the supervision desk. It reads anew when its address or the person changes. */
export abstract class ListPage<Item> extends LitElement implements ConsolePage {
  static override properties = {
    desk: {attribute: false},
    route: {attribute: false},
    at: {attribute: false},
  };
  declare desk: Desk;
  declare route: PageRoute;
  declare at: number;

  protected abstract readonly words: {readonly heading: string; readonly lead: string; readonly empty: string};
  protected readonly list = new PagedList<Item>(this, (cursor) => this.ask(cursor));

  protected abstract ask(cursor: string | undefined): Promise<Answer<ListPart<Item>>>;
  protected abstract draw(items: readonly Item[]): TemplateResult;
  /** What stands between the lead and the list, such as tabs. */
  protected above(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.list.restart();
  }

  protected override render(): TemplateResult {
    const {heading, lead, empty} = this.words;
    return html`
      <h1 tabindex="-1">${heading}</h1>
      <p>${lead}</p>
      ${this.above()}
      ${this.list.view(html`<div class="hcp-empty" role="status"><strong>${empty}</strong></div>`, (items) =>
        this.draw(items),
      )}
    `;
  }
}

/** An answer whose body is a part of a list, by the name that its items have there. */
export function partOf<Item, Name extends string>(
  answer: Answer<{readonly [Key in Name]: readonly Item[]} & {readonly nextCursor?: string | undefined}>,
  name: Name,
): Answer<ListPart<Item>> {
  if (answer.kind !== 'ok') return answer;
  return {...answer, body: {items: answer.body[name], nextCursor: answer.body.nextCursor}};
}
