import {LitElement} from 'lit';
import type {Desk} from '../staff/desk.ts';
import type {ConsolePage, PageRoute} from '../staff/page-entry.ts';
import {Asking} from './asking.ts';

/** What every page of the administration is: drawn into the document itself, told where it is, asking one thing at a time. */
export abstract class AdministrationPage extends LitElement implements ConsolePage {
  static override properties = {desk: {attribute: false}, route: {attribute: false}, at: {attribute: false}};
  declare desk: Desk;
  declare route: PageRoute;
  declare at: number;
  protected readonly asking = new Asking(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
