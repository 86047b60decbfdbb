import {isLocalDate} from './calendar.ts';
import type {LocalDate} from './calendar.ts';

// GB 32100-2015: no I, O, S, V, Z.
const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
// GB 11643.
const RESIDENT_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character of a 统一社会信用代码 by GB 32100-2015; undefined when the first 17 hold a character that cannot stand there. */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  const values = Array.from(first17, (character) => CREDIT_CODE_ALPHABET.indexOf(character));
  if (values.length !== CREDIT_CODE_WEIGHTS.length || values.includes(-1)) return undefined;
  const sum = CREDIT_CODE_WEIGHTS.reduce((total, weight, place) => total + weight * (values[place] ?? 0), 0);
  return CREDIT_CODE_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether it is a 统一社会信用代码 with a right check character. Capital letters only. */
export function isUnifiedSocialCreditCode(code: string): boolean {
  return code.length === 18 && creditCodeCheckCharacter(code.slice(0, 17)) === code.slice(17);
}

/** An implementation item code (实施编码): 31 characters, the first 18 the credit code of the implementing body. */
export function isItemCode(code: string): boolean {
  return /^[0-9A-Z]{31}$/.test(code) && isUnifiedSocialCreditCode(code.slice(0, 18));
}

/** The body that implements an item; undefined for an old provincial code that does not carry one. */
export function creditCodeOfItem(itemCode: string): string | undefined {
  const code = itemCode.slice(0, 18);
  return isUnifiedSocialCreditCode(code) ? code : undefined;
}

/** 办件编号: what business systems call a case. */
export function isCaseNumber(value: string): boolean {
  return /^[0-9A-Za-z_-]{1,50}$/.test(value);
}

// What every database's plain integer column holds.
const LARGEST_SERVICE_NUMBER = 2_147_483_647;

/** 服务次数: the nth service of a case, from 1. */
export function isServiceNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= LARGEST_SERVICE_NUMBER;
}

/** The key of one service instance: what a review attaches to. */
export function subjectKey(caseNumber: string, serviceNumber: number): string {
  return `${caseNumber}#${String(serviceNumber)}`;
}

/** The two parts of a subject key; undefined when it is none. */
export function parseSubjectKey(key: string): {caseNumber: string; serviceNumber: number} | undefined {
  const [, caseNumber = '', number = ''] = /^([^#]+)#([1-9]\d*)$/.exec(key) ?? [];
  const serviceNumber = Number(number);
  return isCaseNumber(caseNumber) && isServiceNumber(serviceNumber) ? {caseNumber, serviceNumber} : undefined;
}

/** Number of a work order: `CP`, six digits of area, the day, six digits of serial. Unique while a day's serials are. */
export function workOrderNumber(areaCode: string, day: LocalDate, serial: number): string {
  return `CP${areaCode.slice(0, 6)}${day.replace(/-/g, '')}${String(serial).padStart(6, '0')}`;
}

/** A resident identity number by GB 11643: 18 characters, a real date of birth, a right check character. */
export function isResidentId(value: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return false;
  if (!isLocalDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)) return false;
  const sum = RESIDENT_ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(value.charAt(place)), 0);
  return '10X98765432'.charAt(sum % 11) === value.charAt(17);
}

/** A telephone number as an order may show it: `138****5678`. A masked one stays as it is. */
export function maskNumber(number: string): string {
  if (number.includes('*')) return number;
  const shown = number.length > 8 ? 3 : 0;
  return `${number.slice(0, shown)}****${number.length > 4 ? number.slice(-4) : ''}`;
}
