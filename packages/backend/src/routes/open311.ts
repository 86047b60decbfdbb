import {
  addDays,
  deadlineAt,
  type LocalDate,
  localDateOf,
  padAreaCode,
  startOfLocalDate,
  stateType,
} from '@haochaping/core';
import {
  OPEN311_SERVICE_CODES,
  type Open311Request,
  type Open311RequestQuery,
  type open311Routes,
} from '@haochaping/protocol';
import {type Handlers, reply} from '../http/serve.ts';
import {OPEN311_TEXT as TEXT} from '../locales/open311-zh-cn.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {listPublished, type PublishedFilter, type PublishedOrder, UNDETERMINED} from '../store/index.ts';

/** The longest span that GeoReport v2 has a server answer. */
const LONGEST_DAYS = 90;
const USUAL_PAGE = 50;
const MOST_IDS = 50;
const CHANGESET = '2026-11-22T00:00:00+08:00';

/** Open311 GeoReport v2 over what was approved for everybody to read; nobody writes by it. */
export function createOpen311Handlers(engine: Engine): Handlers<typeof open311Routes> {
  return {
    discoverOpen311: ({request}) =>
      reply({
        changeset: CHANGESET,
        contact: TEXT.contact,
        key_service: TEXT.keyService,
        endpoints: [
          {
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: new URL('/open311/v2', request.url).href,
            changeset: CHANGESET,
            type: 'production',
            formats: ['application/json'],
          },
        ],
      }),

    listOpen311Services: () =>
      reply(
        OPEN311_SERVICE_CODES.map((service_code) => ({
          service_code,
          service_name: TEXT.services[service_code],
          description: TEXT.services[service_code],
          metadata: false as const,
          type: 'batch' as const,
          keywords: '',
          group: TEXT.group,
        })),
      ),

    async listOpen311Requests({query, at}) {
      const filter = filterOf(query, at);
      if ('kind' in filter) return filter;
      return reply((await listPublished(engine, filter)).map(requestOf), cached());
    },

    async readOpen311Request({params}) {
      const number = /^([0-9A-Z]{1,64})\.json$/.exec(params.file)?.[1];
      if (number === undefined) return problem('work-order-unknown');
      const found = await listPublished(engine, {numbers: [number], limit: 1, offset: 0});
      return found.length === 0 ? problem('work-order-unknown') : reply(found.map(requestOf), cached());
    },
  };
}

function cached(): Headers {
  return new Headers({'cache-control': 'public, max-age=300'});
}

function filterOf(query: Open311RequestQuery, at: number): PublishedFilter | Refusal {
  const {jurisdiction_id: area, service_code: cause, status, service_request_id: ids} = query;
  const limit = Number(query.page_size ?? USUAL_PAGE);
  const filter = {
    limit,
    offset: (Number(query.page ?? 1) - 1) * limit,
    ...(area !== undefined && {areaCode: padAreaCode(area)}),
    ...(cause !== undefined && {cause}),
    ...(status !== undefined && {open: status === 'open'}),
  };
  // Whoever names requests asks for those, whenever they were.
  if (ids !== undefined) {
    const numbers = ids.split(',').map((number) => number.trim());
    if (numbers.length > MOST_IDS) return wrong('/service_request_id', 'too-big');
    return {...filter, numbers};
  }
  const last = query.end_date === undefined ? localDateOf(at) : dayOf(query.end_date);
  const first = query.start_date === undefined ? addDays(last, 1 - LONGEST_DAYS) : dayOf(query.start_date);
  if (first > last) return wrong('/start_date', 'too-big');
  if (addDays(first, LONGEST_DAYS) <= last) return wrong('/start_date', 'too-small');
  return {...filter, from: startOfLocalDate(first), until: startOfLocalDate(addDays(last, 1))};
}

function dayOf(text: string): LocalDate {
  return text.includes('T') ? localDateOf(Date.parse(text)) : (text as LocalDate);
}

function wrong(pointer: string, code: string): Refusal {
  return problem('query-invalid', {errors: [{pointer, code}]});
}

function requestOf({order, departmentName, areaName}: PublishedOrder): Open311Request {
  const cause = order.determination?.cause ?? UNDETERMINED;
  const open = stateType(order.state) === 'open';
  const due = open ? deadlineAt(order, 'reply') : undefined;
  return {
    service_request_id: order.number,
    status: open ? 'open' : 'closed',
    status_notes: order.reply === undefined ? null : TEXT.outcomes[order.reply.outcome],
    service_name: TEXT.services[cause],
    service_code: cause,
    description: order.publicText?.text ?? '',
    agency_responsible: departmentName,
    service_notice: null,
    requested_datetime: dayText(order.openedAt),
    updated_datetime: dayText(order.updatedAt),
    expected_datetime: due === undefined ? null : dayText(due - 1),
    address: areaName,
    address_id: order.subject.areaCode,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  };
}

/** A day as a moment: the hour of a visit would say whose it was. */
function dayText(at: number): string {
  return `${localDateOf(at)}T00:00:00+08:00`;
}
