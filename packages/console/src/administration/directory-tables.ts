import {html, type TemplateResult} from 'lit';
import {DIRECTORY} from '../locales/administration-zh-CN.ts';
import type {DirectoryRow} from './directory-row.ts';

/** One line of a table of the directory. */
export type DirectoryLine = {
  readonly name: string;
  readonly code?: string | undefined;
  /** The page of what lies below it. */
  readonly href?: string;
  readonly row: DirectoryRow;
  /** The form in which it is changed. */
  readonly change: string;
};

/** Rows with the days on which they are in force, each with the way to change it. */
export function directoryTable(heading: string, lines: readonly DirectoryLine[], today: string): TemplateResult {
  const {columns} = DIRECTORY;
  if (lines.length === 0) {
    return html`<h2>${heading}</h2>
      <p class="hcp-soft">${DIRECTORY.none}</p>`;
  }
  return html`
    <h2>${heading} <span class="hcp-soft hcp-num">${lines.length}</span></h2>
    <table class="hcp-table hcp-stack hcp-console-directory">
      <caption class="hcp-hidden">
        ${heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${columns.name}</th>
          <th scope="col">${columns.standing}</th>
          <th scope="col">${columns.change}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({name, code, href, row, change}) =>
            html`<tr>
              <th scope="row" class="hcp-console-what">
                ${href === undefined ? name : html`<a href=${href}>${name}</a>`}<small>${code}</small>
              </th>
              <td data-label=${columns.standing}>${standingOf(row, today)}</td>
              <td data-label=${columns.change}>
                <a class="hcp-console-action" href=${change}
                  >${DIRECTORY.change}<span class="hcp-hidden">${name}</span></a
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

/** Whether a row is in force on a day, in words. */
export function standingOf({validFrom, validUntil, successorCode}: DirectoryRow, today: string): string {
  const successor = successorCode === undefined ? '' : DIRECTORY.succeeded(String(successorCode));
  if (validUntil !== undefined) {
    const until = String(validUntil);
    return (until < today ? DIRECTORY.ended(until) : DIRECTORY.ending(until)) + successor;
  }
  if (validFrom !== undefined && String(validFrom) > today) return DIRECTORY.starting(String(validFrom));
  return DIRECTORY.inForce;
}
