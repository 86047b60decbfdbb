import type {ProvinceItem, Way} from '@haochaping/backend';
import type {SendOutcome} from '@haochaping/core';
import {outcomeOfPost, postJson} from '../post-json.ts';
import {encryptorOf, type EncryptorSettings, signerOf, type SignerSettings} from './ciphers.ts';
import {type FieldMap, localTime, mapped, NATIONAL_FIELDS} from './field-map.ts';

/** How the answer of a platform says what became of each record. */
export interface AckSettings {
  /** The member that lists them, and in each of them the id and the code. */
  readonly list: string;
  readonly id: string;
  readonly code: string;
  /** The codes of what was taken, or had been before: then there is nothing to send again. */
  readonly accepted: readonly string[];
}

/** What one province asks for. */
export interface ProvinceSettings {
  readonly url: string;
  /** By what name the platform knows this system. */
  readonly appMark: string;
  readonly signer: SignerSettings;
  readonly encryptor: EncryptorSettings;
  /** @default the national names */
  readonly fieldMap?: Readonly<Record<ProvinceItem['kind'], FieldMap>>;
  /** @default DEFAULT_ACK */
  readonly ack?: AckSettings;
}

/** `{"results": [{"messageId": "…", "code": "0"}]}`; 0 is taken, 1 was there before (该办件已评价,无需重复评价). */
const DEFAULT_ACK: AckSettings = {list: 'results', id: 'messageId', code: 'code', accepted: ['0', '1']};

const PARTS: Readonly<Record<ProvinceItem['kind'], string>> = {review: 'evaluate', 'work-order': 'workorder'};

/**
 * Tells the platform above, a batch in one signed envelope: `{params: {evaluate: […], workorder: […]}, sign, time, appMark}`. Each
 * record is sent until its own id is acknowledged; one that is refused is laid aside for somebody to look at.
 */
export function provincePush(settings: ProvinceSettings, clock: () => number = Date.now): Way<ProvinceItem> {
  const {url, fieldMap = NATIONAL_FIELDS, ack = DEFAULT_ACK, appMark} = settings;
  const sign = signerOf(settings.signer);
  const close = encryptorOf(settings.encryptor);

  const envelope = (items: readonly ProvinceItem[]): string => {
    const params: Record<string, unknown[]> = {};
    for (const item of items) {
      (params[PARTS[item.kind]] ??= []).push(close(JSON.stringify(mapped(item, fieldMap[item.kind]))));
    }
    const time = localTime(clock()).replace(/\D/g, '');
    return JSON.stringify({params, sign: sign({time, appMark, items: JSON.stringify(params)}), time, appMark});
  };

  return {
    async deliver(items) {
      const posted = await postJson(url, {headers: {}, body: envelope(items)});
      const whole = outcomeOfPost(posted, clock());
      if (whole.kind !== 'delivered' || posted.kind !== 'answer') {
        // The platform is away, or does not want the envelope: that says nothing of any record.
        return items.map(() => (whole.kind === 'refused' ? {kind: 'retry', code: whole.code} : whole));
      }
      const codes = acknowledged(posted.body, ack);
      return items.map(({id}) => outcomeOfAck(codes.get(id), ack));
    },
  };
}

function outcomeOfAck(code: string | undefined, {accepted}: AckSettings): SendOutcome {
  if (code === undefined) return {kind: 'retry', code: 'unacknowledged'};
  return accepted.includes(code) ? {kind: 'delivered'} : {kind: 'refused', code: `province-${code}`};
}

/** The code of each id in an answer; none in one that is not as agreed, for then nothing was acknowledged. */
function acknowledged(body: string, {list, id, code}: AckSettings): ReadonlyMap<string, string> {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return new Map();
  }
  const rows = isRecord(answer) ? answer[list] : undefined;
  if (!Array.isArray(rows)) return new Map();
  return new Map(
    rows.filter(isRecord).flatMap((row): [string, string][] => {
      const [about, says] = [row[id], row[code]];
      const told = typeof says === 'string' || typeof says === 'number';
      return typeof about === 'string' && told ? [[about, String(says)]] : [];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
