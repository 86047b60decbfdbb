import {type Actor, dueSpan, isLevel, linkOf, type Role, sightOf, STATES} from '@haochaping/core';
import type {InboxFilter} from '@haochaping/protocol';
import type {WorkOrderFilter} from '../store/index.ts';

/**
 * What the store is to look for, as this person asks and may see. The person who was rated sees nothing of an order, so that
 * those are left out here; the last word on each order is `maySeeOrder`'s.
 */
export function storeFilter(actor: Actor, asked: InboxFilter, at: number): WorkOrderFilter | 'nothing' {
  const sight = sightOf(actor);
  if (sight.kind === 'nowhere') return 'nothing';
  const {show, state, link, level, department, area, item, class: chosen, channel, due, waits, search} = asked;
  const states = STATES.filter(
    (known) => (state === undefined || known === state) && (link === undefined || linkOf(known) === link),
  );
  const areaCodes = [...(sight.kind === 'area' ? [sight.areaCode] : []), ...(area === undefined ? [] : [area])];
  const span = due === undefined ? undefined : dueSpan(due, at);
  const number = level === undefined ? undefined : Number(level);
  const waiting = waits === undefined ? {} : waitingFor(actor);
  if (waiting === 'nothing') return 'nothing';
  return {
    show: show ?? (state === undefined ? 'open' : 'all'),
    ...(state === undefined && link === undefined ? {} : {states}),
    ...(isLevel(number) ? {level: number} : {}),
    ...(sight.kind === 'department' ? {departmentCode: sight.departmentCode} : {}),
    ...(department === undefined ? {} : {handledBy: department}),
    ...(areaCodes.length === 0 ? {} : {areaCodes}),
    ...(item === undefined ? {} : {itemCode: item}),
    ...(chosen === undefined ? {} : {class: chosen}),
    ...(channel === undefined ? {} : {channel}),
    ...(span === undefined ? {} : {dueUntil: span.until}),
    ...(span?.after === undefined ? {} : {dueAfter: span.after}),
    ...(search === undefined ? {} : {search: search.trim()}),
    ...waiting,
    ...(actor.staffNumber === undefined ? {} : {notAbout: notAbout(actor.staffNumber, actor.departmentCode)}),
  };
}

/** What waits for a department waits for all who work in it; for those who only help it does not. */
function waitingFor({role, departmentCode}: Actor): Pick<WorkOrderFilter, 'waitsFor' | 'handledBy'> | 'nothing' {
  if (role !== 'handler' && role !== 'leader') return {waitsFor: role};
  return departmentCode === undefined ? 'nothing' : {waitsFor: 'handler' satisfies Role, handledBy: departmentCode};
}

function notAbout(staffNumber: string, departmentCode: string | undefined): NonNullable<WorkOrderFilter['notAbout']> {
  return departmentCode === undefined ? {staffNumber} : {staffNumber, departmentCode};
}
