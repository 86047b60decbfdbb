import type {ExportedOutbox} from '@haochaping/sdk';

// Long enough for any browser to have taken the file; what it points to is freed then.
const FREE_AFTER_MS = 60_000;

/** Hands a file to the person as a download. */
export function saveFile({name, text}: ExportedOutbox): void {
  const address = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FREE_AFTER_MS);
}
