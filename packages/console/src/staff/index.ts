import {createApi, staffRoutes, type ApiOptions} from '@haochaping/protocol/staff';
import {publicRoutes} from '@haochaping/protocol/public';
import {ServerClock} from '../server-clock.ts';
import {CommandForm} from './command-form.ts';
import {CommandPanel} from './command-panel.ts';
import {ContactView} from './contact-view.ts';
import {FileField} from './file-field.ts';
import {Inbox} from './inbox.ts';
import {InboxViews} from './inbox-views.ts';
import {KeyHelp} from './key-help.ts';
import {Navigation} from './navigation.ts';
import {OrderPage} from './order-page.ts';
import {PageOutlet} from './page-outlet.ts';
import {PasswordForm} from './password-form.ts';
import {bytesSender} from './send-bytes.ts';
import {SignInForm} from './sign-in-form.ts';
import {StaffPage} from './staff-page.ts';

const ELEMENTS = {
  'hcp-sign-in': SignInForm,
  'hcp-password': PasswordForm,
  'hcp-command': CommandForm,
  'hcp-commands': CommandPanel,
  'hcp-order': OrderPage,
  'hcp-contact': ContactView,
  'hcp-file': FileField,
  'hcp-inbox': Inbox,
  'hcp-inbox-views': InboxViews,
  'hcp-key-help': KeyHelp,
  'hcp-navigation': Navigation,
  'hcp-page-outlet': PageOutlet,
  'hcp-staff-page': StaffPage,
};

/** Defines the elements of the console. Harmless when done twice. */
export function defineStaffPage(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}

/** Puts the console into `parent`, talking to the backend at `endpoint`, which must be of the page's own origin. */
export function startStaffPage(parent: HTMLElement, endpoint: string): StaffPage {
  defineStaffPage();
  const clock = new ServerClock();
  const hear = async (request: Request): Promise<Response> => {
    const response = await fetch(request);
    clock.hear(response.headers);
    return response;
  };
  const options: ApiOptions = {endpoint, credentials: 'same-origin', fetch: hear};
  const page = document.createElement('hcp-staff-page');
  page.ports = {
    api: createApi(staffRoutes, options),
    directory: createApi(publicRoutes, {endpoint}),
    connect: (table) => createApi(table, options),
    sendBytes: bytesSender(endpoint, hear),
    endpoint,
    clock,
  };
  parent.append(page);
  return page;
}

export {StaffPage, type StaffPorts} from './staff-page.ts';
