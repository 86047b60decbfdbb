import type {StaffSession} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {FRAME, PASSWORD, SIGN_IN} from '../locales/staff-pages-zh-CN.ts';
import {ROLE_WORDS} from '../locales/staff-zh-CN.ts';
import {COMMON} from '../locales/zh-CN.ts';
import type {Connect, StaffApi} from './desk.ts';

type SignedIn = (event: CustomEvent<StaffSession>) => void;

/** The head of the console, with who is signed in and what they may do about it. */
export function staffHeader(
  session: StaffSession | undefined,
  hear: {readonly changePassword: () => void; readonly signOut: () => void},
): TemplateResult {
  return html`
    <header class="hcp-header">
      <div class="hcp-frame">
        <a class="hcp-product" href="#/">${COMMON.product} <small>${FRAME.desk}</small></a>
        ${session === undefined ? nothing : person(session, hear)}
      </div>
    </header>
  `;
}

function person(
  session: StaffSession,
  {changePassword, signOut}: {readonly changePassword: () => void; readonly signOut: () => void},
): TemplateResult {
  const place = session.department?.name ?? session.area?.name;
  return html`
    <ul class="hcp-nav">
      <li>
        <span class="hcp-soft"
          ><span class="hcp-console-place"
            >${place === undefined ? '' : `${place} · `}${ROLE_WORDS[session.role]} · </span
          >${session.displayName}</span
        >
      </li>
      ${
        session.mustChangePassword
          ? nothing
          : html`<li><a href="#/account/sessions">${FRAME.sessions}</a></li>
              <li>
                <button type="button" name="change-password" @click=${changePassword}>${FRAME.changePassword}</button>
              </li>`
      }
      <li><button type="button" name="sign-out" @click=${signOut}>${FRAME.signOut}</button></li>
    </ul>
  `;
}

/** The first thing that nobody in particular sees. */
export function signInView(api: StaffApi, connect: Connect, signedIn: SignedIn): TemplateResult {
  return html`<div class="hcp-console-narrow">
    <h1 tabindex="-1">${SIGN_IN.heading}</h1>
    <hcp-sign-in .api=${api} .connect=${connect} @signed-in=${signedIn}></hcp-sign-in>
  </div>`;
}

/** A new password, forced or wished for; only a wish can be taken back. */
export function passwordView(
  api: StaffApi,
  forced: boolean,
  hear: {readonly signedIn: SignedIn; readonly lost: () => void; readonly cancel: () => void},
): TemplateResult {
  return html`<div class="hcp-console-narrow">
    <h1 tabindex="-1">${forced ? PASSWORD.forcedHeading : PASSWORD.heading}</h1>
    ${forced ? html`<p>${PASSWORD.forcedLead}</p>` : nothing}
    <hcp-password .api=${api} @signed-in=${hear.signedIn} @session-lost=${hear.lost}></hcp-password>
    ${
      forced
        ? nothing
        : html`<p>
            <button class="hcp-button hcp-quiet" type="button" @click=${hear.cancel}>${PASSWORD.cancel}</button>
          </p>`
    }
  </div>`;
}

/** Stands over the work when the session has ended, so that nothing typed is lost. */
export function lostDialog(
  {api, connect}: {readonly api: StaffApi; readonly connect: Connect},
  account: string,
  lost: boolean,
  hear: {readonly signedIn: SignedIn; readonly closed: () => void},
): TemplateResult {
  return html`
    <dialog class="hcp-dialog" aria-labelledby="lost-title" @close=${hear.closed}>
      <h2 id="lost-title">${FRAME.lostTitle}</h2>
      <p>${FRAME.lostAdvice}</p>
      ${lost ? html`<hcp-sign-in .api=${api} .connect=${connect} .account=${account} @signed-in=${hear.signedIn}></hcp-sign-in>` : nothing}
    </dialog>
  `;
}
