import {textLength} from '@haochaping/core';
import {html, nothing, type TemplateResult} from 'lit';
import {COMMANDS} from '../locales/staff-pages-zh-CN.ts';
import type {Field, Option} from './command-forms.ts';
import type {Desk} from './desk.ts';
import type {Place} from './draft.ts';

/** What a field needs to be drawn: where it stands, what was typed, what is wrong with it. */
export type FieldState = {
  readonly place: Place;
  readonly value: string;
  readonly error?: string;
  /** The latest moment that may be typed. */
  readonly now: string;
  readonly departments: readonly {readonly code: string; readonly name: string}[];
  /** What the order has on file to point at. */
  readonly evidence: readonly Option[];
  /** Whom a file is sent for, and to which order. */
  readonly desk: Desk;
  readonly orderId: string;
  readonly changed: (value: string) => void;
};

/** The id of the control at a place. */
export function controlId(place: Place): string {
  return `command-${place.replaceAll('.', '-')}`;
}

/** One field with its label, hint and error, by native controls. */
export function commandField(field: Field, state: FieldState): TemplateResult {
  if (field.kind === 'file') {
    return html`<hcp-file
      .desk=${state.desk}
      .orderId=${state.orderId}
      .value=${state.value}
      @file-ready=${(event: CustomEvent<string>) => state.changed(event.detail)}
    ></hcp-file>`;
  }
  const id = controlId(state.place);
  const described = [field.hint === undefined ? '' : `${id}-hint`, state.error === undefined ? '' : `${id}-error`]
    .filter((part) => part !== '')
    .join(' ');
  const label = html`${field.label}${
    field.required === true ? nothing : html` <span class="hcp-soft">（${COMMANDS.optional}）</span>`
  }`;
  const words = html`
    ${field.hint === undefined ? nothing : html`<p class="hcp-hint" id="${id}-hint">${field.hint}</p>`}
    ${state.error === undefined ? nothing : html`<p class="hcp-error" id="${id}-error">${state.error}</p>`}
  `;
  if (field.kind === 'choice' || field.kind === 'yes-no') {
    return html`
      <fieldset class="hcp-field" id=${id} aria-describedby=${described || nothing} tabindex="-1">
        <legend class="hcp-label">${label}</legend>
        ${words}
        <div class="hcp-choices">${field.options.map((option) => choice(option, id, state))}</div>
      </fieldset>
    `;
  }
  return html`
    <div class="hcp-field">
      <label class="hcp-label" for=${id}>${label}</label>
      ${words} ${control(field, state, id, described)}
    </div>
  `;
}

function choice({value, label}: Option, id: string, state: FieldState): TemplateResult {
  return html`
    <label class="hcp-choice">
      <input
        type="radio"
        name=${id}
        value=${value}
        .checked=${state.value === value}
        @change=${() => state.changed(value)}
      />
      <span>${label}</span>
    </label>
  `;
}

function control(field: Field, state: FieldState, id: string, described: string): TemplateResult {
  const invalid = state.error !== undefined;
  const typed = (event: Event): void => {
    const {target} = event;
    if (
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement
    )
      state.changed(target.value);
  };
  switch (field.kind) {
    case 'long-text':
      return html`
        <textarea
          class="hcp-input"
          id=${id}
          maxlength="4000"
          .value=${state.value}
          aria-invalid=${invalid}
          aria-describedby=${described || nothing}
          @input=${typed}
        ></textarea>
        ${
          state.value === ''
            ? nothing
            : html`<p class="hcp-counter">${COMMANDS.characters(textLength(state.value.trim()))}</p>`
        }
      `;
    case 'list':
    case 'evidence':
      return html`
        <select
          class="hcp-input"
          id=${id}
          aria-invalid=${invalid}
          aria-describedby=${described || nothing}
          @change=${typed}
        >
          <option value="" ?selected=${state.value === ''}>${COMMANDS.choose}</option>
          ${(field.kind === 'list' ? field.options : state.evidence).map(
            (option) =>
              html`<option value=${option.value} ?selected=${option.value === state.value}>${option.label}</option>`,
          )}
        </select>
      `;
    case 'moment':
      return html`<input
        class="hcp-input hcp-num"
        id=${id}
        type="datetime-local"
        max=${state.now}
        .value=${state.value}
        aria-invalid=${invalid}
        aria-describedby=${described || nothing}
        @input=${typed}
      />`;
    default:
      return html`
        <input
          class="hcp-input"
          id=${id}
          type="text"
          inputmode=${field.kind === 'number' ? 'numeric' : nothing}
          maxlength="200"
          autocomplete="off"
          .value=${state.value}
          list=${field.kind === 'department' ? `${id}-list` : nothing}
          aria-invalid=${invalid}
          aria-describedby=${described || nothing}
          @input=${typed}
        />
        ${field.kind === 'department' ? departmentList(id, state) : nothing}
      `;
  }
}

function departmentList(id: string, {departments, value}: FieldState): TemplateResult {
  const chosen = departments.find((department) => department.code === value.trim());
  return html`
    <datalist id="${id}-list">
      ${departments.map((department) => html`<option value=${department.code}>${department.name}</option>`)}
    </datalist>
    <p class="hcp-hint" aria-live="polite">${chosen?.name ?? ''}</p>
  `;
}
