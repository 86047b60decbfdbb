import type {MailLetter, Way} from '@haochaping/backend';
import type {SendOutcome} from '@haochaping/core';
import {createTransport} from 'nodemailer';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (465); otherwise by STARTTLS. */
  readonly secure: boolean;
  /** Whether a server without TLS is written to all the same; passwords travel in the open then. */
  readonly allowPlain: boolean;
  readonly user?: string;
  readonly password?: string;
  /** `好差评 <noreply@example.gov.cn>` or the address alone. */
  readonly from: string;
}

const LONGEST_WAIT_MS = 15_000;
// One mailbox: no list, no name, no line that could begin another header.
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** Mail by the operator's own server, one connection a letter. */
export function mailServer(settings: MailSettings): Way<MailLetter> {
  const {host, port, secure, allowPlain, user, password, from} = settings;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !allowPlain,
    ...(user !== undefined && {auth: {user, pass: password ?? ''}}),
    connectionTimeout: LONGEST_WAIT_MS,
    greetingTimeout: LONGEST_WAIT_MS,
    socketTimeout: LONGEST_WAIT_MS,
    // Whatever a letter says, it brings no file of this machine along.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost';

  const send = async ({id, to, subject, text, html}: MailLetter): Promise<SendOutcome> => {
    if (!ADDRESS.test(to)) return {kind: 'refused', code: 'address-invalid'};
    try {
      await transport.sendMail({
        from,
        to: {name: '', address: to},
        subject: subject.replace(/\s+/g, ' '),
        text,
        html,
        messageId: `<${id}@${domain}>`,
        headers: {'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All'},
      });
      return {kind: 'delivered'};
    } catch (cause) {
      return outcomeOfMail(cause);
    }
  };

  return {
    async deliver(letters) {
      const outcomes: SendOutcome[] = [];
      for (const letter of letters) outcomes.push(await send(letter));
      return outcomes;
    },
  };
}

/** A recipient that is refused for good (5xx) is; anything else, a wrong password of ours too, can be mended. */
function outcomeOfMail(cause: unknown): SendOutcome {
  const {code, responseCode} = cause as {readonly code?: unknown; readonly responseCode?: unknown};
  if (typeof responseCode === 'number') {
    const smtp = `smtp-${String(responseCode)}`;
    const forGood = code === 'EENVELOPE' && responseCode >= 500;
    return forGood ? {kind: 'refused', code: smtp} : {kind: 'retry', code: smtp};
  }
  return {kind: 'retry', code: `mail-${typeof code === 'string' ? code.toLowerCase() : 'error'}`};
}
