import type {Rate} from '@haochaping/core';
import type {AreaFigures, AreaTable, DepartmentTable} from '@haochaping/protocol/public';
import {html, nothing, type TemplateResult} from 'lit';
import {countText, percentText, perTenThousandText} from '../count.ts';
import {PUBLIC} from '../locales/public-zh-CN.ts';
import {shadeSteps, tilePlaces} from './tile-layout.ts';

/** The areas as tiles of one hue, by how many of ten thousand reviews are bad. The table below says the same in numbers. */
export function areaTiles({areas}: AreaTable, isProvince: boolean): TemplateResult | typeof nothing {
  if (areas.length === 0) return nothing;
  const places = tilePlaces(areas.map((area) => area.code));
  const steps = shadeSteps(areas.map((area) => fraction(area.badRate)));
  return html`
    <section aria-labelledby="public-tiles">
      <h2 id="public-tiles">${PUBLIC.tiles(isProvince ? PUBLIC.cities : PUBLIC.subAreas)}</h2>
      <ul class="hcp-tiles ${places === undefined ? '' : 'hcp-placed'}">
        ${areas.map((area, index) => {
          const place = places?.get(area.code);
          return html`
            <li data-column=${place?.column ?? nothing} data-row=${place?.row ?? nothing}>
              <a class="hcp-tile" href="#area=${area.code}" data-step=${steps[index] ?? nothing}>
                <span>${shortName(area.name)}</span>
                <strong>${area.badRate.denominator === 0 ? PUBLIC.tileEmpty : perTenThousandText(area.badRate)}</strong>
              </a>
            </li>
          `;
        })}
      </ul>
      <p class="hcp-soft hcp-small">${places === undefined ? PUBLIC.tilesNotePlain : PUBLIC.tilesNote}</p>
    </section>
  `;
}

/** Good, bad and rectification for every area directly below. */
export function areaTable({areas}: AreaTable): TemplateResult {
  return html`
    <section aria-labelledby="public-areas">
      <h2 id="public-areas">${PUBLIC.areasTable}</h2>
      ${
        areas.length === 0
          ? html`<p class="hcp-soft">${PUBLIC.noAreas}</p>`
          : table(
              'public-areas',
              PUBLIC.columns.area,
              areas.map((area) => row(html`<a href="#area=${area.code}">${area.name}</a>`, area)),
            )
      }
    </section>
  `;
}

/** The same for every department here and below. */
export function departmentTable({departments}: DepartmentTable): TemplateResult {
  return html`
    <section aria-labelledby="public-departments">
      <h2 id="public-departments">${PUBLIC.departmentsTable}</h2>
      ${
        departments.length === 0
          ? html`<p class="hcp-soft">${PUBLIC.noDepartments}</p>`
          : table(
              'public-departments',
              PUBLIC.columns.department,
              departments.map((department) =>
                row(html`${department.name} <small class="hcp-soft">${department.areaName}</small>`, department),
              ),
            )
      }
    </section>
  `;
}

function table(labelledBy: string, head: string, rows: readonly TemplateResult[]): TemplateResult {
  const {good, bad, rectified, parts} = PUBLIC.columns;
  return html`
    <div class="hcp-scroll" tabindex="0" role="group" aria-labelledby=${labelledBy}>
      <table class="hcp-table hcp-dense" aria-labelledby=${labelledBy}>
        <thead>
          <tr>
            <th scope="col">${head}</th>
            <th scope="col" class="hcp-num">${good}</th>
            <th scope="col" class="hcp-num">${bad}</th>
            <th scope="col" class="hcp-num">${rectified} <small>${parts}</small></th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  `;
}

function row(
  head: TemplateResult,
  {good, bad, rectified}: Pick<AreaFigures, 'good' | 'bad' | 'rectified'>,
): TemplateResult {
  return html`
    <tr>
      <th scope="row">${head}</th>
      <td class="hcp-num">${countText(good)}</td>
      <td class="hcp-num">${countText(bad)}</td>
      <td class="hcp-num">
        ${percentText(rectified, 2)}
        <small class="hcp-soft">${countText(rectified.numerator)} / ${countText(rectified.denominator)}</small>
      </td>
    </tr>
  `;
}

/** Only for shades: what is shown in words is counted exactly. */
function fraction({numerator, denominator}: Rate): number | undefined {
  return denominator === 0 ? undefined : numerator / denominator;
}

/** 南京 for 南京市: on a tile the kind of area is known. Names of two characters keep theirs. */
function shortName(name: string): string {
  return name.length > 2 ? name.replace(/[市区县]$/, '') : name;
}
