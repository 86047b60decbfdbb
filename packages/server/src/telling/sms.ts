import type {SmsLetter, Way} from '@haochaping/backend';
import {outcomeOfPost, postJson} from './post-json.ts';
import {signatureHeaders} from './webhooks.ts';

export interface SmsSettings {
  readonly url: string;
  /** `whsec_…`; signs each request as webhooks are signed. */
  readonly secret: string;
  /** JSON in whose texts `{{id}}`, `{{phone}}` and `{{text}}` are filled in. @default all three, by these names */
  readonly template?: unknown;
}

const USUAL_TEMPLATE = {id: '{{id}}', phone: '{{phone}}', text: '{{text}}'};

/** Short messages by the gateway of the operator, one request each. The gateway sends each id once, however often it is asked. */
export function smsGateway({url, secret, template = USUAL_TEMPLATE}: SmsSettings): Way<SmsLetter> {
  return {
    async deliver(letters) {
      const outcomes = [];
      for (const {id, to, text} of letters) {
        const body = JSON.stringify(filled(template, {id, phone: to, text}));
        const posted = await postJson(url, {headers: signatureHeaders(secret, id, body), body});
        outcomes.push(outcomeOfPost(posted, Date.now()));
      }
      return outcomes;
    },
  };
}

/** A template with its places filled in: values, never pieces of JSON. */
export function filled(template: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof template === 'string') {
    return template.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
  }
  if (Array.isArray(template)) return template.map((part) => filled(part, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, part]) => [name, filled(part, values)]));
}
