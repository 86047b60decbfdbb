import {
  addDays,
  daysOfMonth,
  localDateOf,
  type LocalDate,
  type LocalMonth,
  monthOf,
  type Profile,
} from '@haochaping/core';
import type {publishedFileRoutes, publishedRoutes, Summary} from '@haochaping/protocol';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {FOR_EVERYBODY, isKnown, tagOf} from '../http/conditional.ts';
import {type Call, type Handled, type Handlers, reply} from '../http/serve.ts';
import {askedSpan} from '../metrics/asked-scope.ts';
import {csvOfFigures, type ExportedFigures, jsonOfFigures} from '../metrics/export-figures.ts';
import type {Engine} from '../ports.ts';
import {problem} from '../problem.ts';
import {type Area, findArea, findTopArea, readAreas, readDepartments, readSummary} from '../store/index.ts';
import {readChannels, readTrend} from '../store/published-figures.ts';

const TREND_MONTHS = 12;

const areaOf = (engine: Engine, code: string | undefined): Promise<Area | undefined> =>
  code === undefined ? findTopArea(engine) : findArea(engine, code);

/** What the public page shows beside the sums. */
export function createPublishedHandlers(
  engine: Engine,
  {profile}: {readonly profile: Profile},
): Handlers<typeof publishedRoutes> {
  return {
    async readChannels({query, at}) {
      const span = askedSpan(query);
      return reply({asOf: isoOf(at), ...span, channels: await readChannels(engine, at, profile, span)});
    },

    async readTrend({query, at}) {
      const area = await areaOf(engine, query.area);
      if (area === undefined) return problem('area-unknown');
      const last = query.month === undefined ? localDateOf(at) : daysOfMonth(query.month as LocalMonth).from;
      const months = await readTrend(engine, at, monthsBefore(last), query.area);
      return reply({asOf: isoOf(at), area: {code: area.code, name: area.name}, months});
    },
  };
}

/** The figures as files. */
export function createPublishedFileHandlers(engine: Engine): Handlers<typeof publishedFileRoutes> {
  const exported = async (
    {query, request, at}: Call<(typeof publishedFileRoutes)['exportCsv']>,
    suffix: 'csv' | 'json',
    write: (figures: ExportedFigures) => string,
  ): Promise<Handled<(typeof publishedFileRoutes)['exportCsv']>> => {
    const area = await areaOf(engine, query.area);
    if (area === undefined) return problem('area-unknown');
    const figures = await readExported(engine, area, query, at);
    const bytes = utf8ToBytes(write(figures));
    const digest = sha256(bytes);
    const period = figures.span === undefined ? '' : `-${figures.span.from}-${figures.span.to}`;
    const name = `haochaping-${area.code}${period}-sha256-${bytesToHex(digest)}.${suffix}`;
    const headers = new Headers({
      'content-type': suffix === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json',
      'content-disposition': `attachment; filename="${name}"`,
      // RFC 9530.
      'repr-digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
      'cache-control': FOR_EVERYBODY,
      etag: tagOf({...figures, suffix}),
    });
    const known = isKnown(request.headers.get('if-none-match'), headers.get('etag') ?? '');
    return known ? {kind: 'unchanged', headers} : reply(bytes as Uint8Array<ArrayBuffer>, headers);
  };
  return {
    exportCsv: (call) => exported(call, 'csv', csvOfFigures),
    exportJson: (call) => exported(call, 'json', jsonOfFigures),
  };
}

async function readExported(
  engine: Engine,
  {code, name}: Summary['area'],
  query: Parameters<typeof askedSpan>[0] & {readonly area?: string | undefined},
  at: number,
): Promise<ExportedFigures> {
  const span = askedSpan(query);
  return {
    asOf: isoOf(at),
    span,
    area: {code, name},
    summary: await readSummary(engine, at, query.area, span),
    areas: await readAreas(engine, at, code, span),
    departments: await readDepartments(engine, at, query.area, span),
  };
}

/** The month of a day and those before it, the earliest first. */
function monthsBefore(day: LocalDate): LocalMonth[] {
  const months: LocalMonth[] = [];
  for (let last = day; months.length < TREND_MONTHS;) {
    const month = monthOf(last);
    months.unshift(month);
    last = addDays(daysOfMonth(month).from, -1);
  }
  return months;
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
