import {WRITINGS} from './field-map.ts';
import type {ProvinceSettings} from './province-push.ts';

type Values = Readonly<Record<string, unknown>>;

/** What is wrong with a province's settings as an operator wrote them, by field. Empty means that they are `ProvinceSettings`. */
export function provinceProblems(given: unknown): string[] {
  if (!isGroup(given)) return ['province'];
  const {url, appMark, signer, encryptor, fieldMap, ack, ...more} = given;
  return [
    ...Object.keys(more),
    ...(typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url) ? [] : ['url']),
    ...(isText(appMark) ? [] : ['appMark']),
    ...(isSigner(signer) ? [] : ['signer']),
    ...(isEncryptor(encryptor) ? [] : ['encryptor']),
    ...(fieldMap === undefined || isFieldMaps(fieldMap) ? [] : ['fieldMap']),
    ...(ack === undefined || isAck(ack) ? [] : ['ack']),
  ];
}

/** Whether settings are whole. */
export function isProvinceSettings(given: unknown): given is ProvinceSettings {
  return provinceProblems(given).length === 0;
}

function isSigner(value: unknown): boolean {
  if (!isGroup(value)) return false;
  if (value['kind'] === 'hmac-sha256') return isText(value['secret']) && value['secret'].length >= 16;
  return value['kind'] === 'sm2' && isHex(value['privateKey'], 64);
}

function isEncryptor(value: unknown): boolean {
  return isGroup(value) && (value['kind'] === 'none' || (value['kind'] === 'sm4-gcm' && isHex(value['key'], 32)));
}

function isFieldMaps(value: unknown): boolean {
  return isGroup(value) && isFieldMap(value['review']) && isFieldMap(value['work-order']);
}

function isFieldMap(value: unknown): boolean {
  if (!isGroup(value)) return false;
  const known: readonly unknown[] = [undefined, ...WRITINGS];
  return Object.values(value).every((field) => isGroup(field) && isText(field['from']) && known.includes(field['as']));
}

function isAck(value: unknown): boolean {
  if (!isGroup(value)) return false;
  const {list, id, code, accepted} = value;
  return [list, id, code].every(isText) && Array.isArray(accepted) && accepted.length > 0 && accepted.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isHex(value: unknown, digits: number): boolean {
  return typeof value === 'string' && value.length === digits && /^[0-9a-fA-F]+$/.test(value);
}

function isGroup(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
