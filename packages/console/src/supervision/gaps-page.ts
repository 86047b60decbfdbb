import {contactRoutes, type Answer, type DeviceGaps} from '@haochaping/protocol/staff';
import {html, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {GAPS} from '../locales/supervision-zh-CN.ts';
import {officeDay} from '../staff/duty-clock.ts';
import type {ListPart} from '../staff/paged-list.ts';
import {ListPage, partOf} from './list-page.ts';

/** 缺号: shared devices of whose numbered ratings some have not arrived. */
export class GapsPage extends ListPage<DeviceGaps> {
  protected override readonly words = GAPS;

  protected override async ask(cursor: string | undefined): Promise<Answer<ListPart<DeviceGaps>>> {
    return partOf(await this.desk.connect(contactRoutes).listDeviceGaps({query: {cursor}}), 'devices');
  }

  protected override draw(devices: readonly DeviceGaps[]): TemplateResult {
    const {columns} = GAPS;
    const today = officeDay(this.at);
    return html`
      <table class="hcp-table hcp-stack">
        <caption class="hcp-hidden">
          ${GAPS.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.device}</th>
            <th scope="col">${columns.missing}</th>
            <th scope="col">${columns.numbers}</th>
            <th scope="col">${columns.last}</th>
          </tr>
        </thead>
        <tbody>
          ${devices.map(
            (device) => html`
              <tr>
                <th scope="row" class="hcp-console-what">
                  <span class="hcp-num">${device.device}</span>
                  <small
                    >${device.departmentName ?? device.departmentCode}${
                      device.windowNumber === undefined ? '' : ` · ${GAPS.window(device.windowNumber)}`
                    }</small
                  >
                </th>
                <td class="hcp-num" data-label=${columns.missing}>
                  ${GAPS.count(device.missingCount, device.highest)}
                </td>
                <td class="hcp-num" data-label=${columns.numbers}>
                  ${device.missing.map(({first, last}) => (first === last ? String(first) : `${first}–${last}`)).join('、')}
                </td>
                <td class="hcp-num" data-label=${columns.last}>${momentWords(device.lastReceivedAt, today)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }
}
