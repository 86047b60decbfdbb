import {profileRoutes, type ProfileRead} from '@haochaping/protocol/staff';
import type {ProfileField} from '@haochaping/core';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {
  PROFILE,
  RULE_GROUP_WORDS,
  RULE_WORDS,
  type RuleGroup,
  type RuleWords,
  SET_BY_STANDARD,
} from '../locales/profile-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {officeDay} from '../staff/duty-clock.ts';
import {AdministrationPage} from './administration-page.ts';
import {ruleValueWords} from './rule-value.ts';

type Rule = ProfileRead['rules'][number];

/** The numbers by which the place works, each with what it means and where it comes from. To be read only. */
export class ProfilePage extends AdministrationPage {
  #profile: ProfileRead | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    const profile = this.#profile;
    return html`
      <h1 tabindex="-1">${PROFILE.heading}</h1>
      <p>${PROFILE.lead}</p>
      ${this.asking.notice()}
      ${profile === undefined ? (this.asking.failure === undefined ? skeleton(8) : nothing) : this.#page(profile)}
    `;
  }

  #page({version, versions, rules}: ProfileRead): TemplateResult {
    const today = officeDay(this.at);
    const since = versions.find((one) => one.version === version)?.since;
    const earlier = versions.filter((one) => one.version !== version);
    return html`
      <dl class="hcp-facts">
        <div>
          <dt>${PROFILE.version}</dt>
          <dd><strong>${version}</strong></dd>
        </div>
        ${
          since === undefined
            ? nothing
            : html`<div>
                <dt>${PROFILE.since}</dt>
                <dd class="hcp-num">${momentWords(since, today)}</dd>
              </div>`
        }
        ${
          earlier.length === 0
            ? nothing
            : html`<div>
                <dt>${PROFILE.earlier}</dt>
                <dd>
                  ${earlier.map((one) => html`${PROFILE.versionSince(one.version, momentWords(one.since, today))}<br />`)}
                </dd>
              </div>`
        }
      </dl>
      <details class="hcp-details">
        <summary>${PROFILE.howTitle}</summary>
        <p>${PROFILE.how}</p>
      </details>
      ${(Object.keys(RULE_GROUP_WORDS) as RuleGroup[]).map((group) => groupTable(group, rules))}
    `;
  }

  async #read(): Promise<void> {
    const answer = await this.asking.of(() => this.desk.connect(profileRoutes).readProfile());
    if (answer !== undefined) this.#profile = answer.body;
    this.requestUpdate();
  }
}

function groupTable(group: RuleGroup, rules: readonly Rule[]): TemplateResult | typeof nothing {
  const own = rules.map((rule) => ({rule, words: wordsOf(rule.field)})).filter(({words: [of]}) => of === group);
  if (own.length === 0) return nothing;
  const {columns} = PROFILE;
  return html`
    <h2>${RULE_GROUP_WORDS[group]}</h2>
    <table class="hcp-table hcp-stack hcp-console-rules">
      <caption class="hcp-hidden">
        ${RULE_GROUP_WORDS[group]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${columns.name}</th>
          <th scope="col">${columns.value}</th>
          <th scope="col">${columns.says}</th>
        </tr>
      </thead>
      <tbody>
        ${own.map(({rule, words}) => line(rule, words))}
      </tbody>
    </table>
  `;
}

function line({field, value}: Rule, [, name, unit, says]: RuleWords): TemplateResult {
  const {columns} = PROFILE;
  const isKnown = name !== field;
  const source = SET_BY_STANDARD.has(field as ProfileField) ? PROFILE.standard : PROFILE.local;
  return html`<tr>
    <th scope="row" class="hcp-console-what">${name}${isKnown ? html`<small>${field}</small>` : nothing}</th>
    <td data-label=${columns.value}>
      ${
        Array.isArray(value)
          ? html`<details class="hcp-details">
              <summary>${ruleValueWords(value, unit)}</summary>
              <p>${value.join('、')}</p>
            </details>`
          : html`<strong>${ruleValueWords(value, unit)}</strong>`
      }
    </td>
    <td data-label=${columns.says}>
      <div>${says}${isKnown ? html`<br /><span class="hcp-soft">${PROFILE.from(source)}</span>` : nothing}</div>
    </td>
  </tr>`;
}

/** A backend of a later release has rules that this page has no words for yet: they go by their bare names. */
function wordsOf(field: string): RuleWords {
  const words = (RULE_WORDS as Readonly<Record<string, RuleWords | undefined>>)[field];
  return words ?? ['other', field, 'none', PROFILE.unexplained];
}
