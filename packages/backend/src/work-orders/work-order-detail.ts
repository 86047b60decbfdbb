import {
  type Actor,
  allowedCommands,
  type Circumstances,
  indicatorSet,
  linkOf,
  localDateOf,
  maySeeOrder,
  startOfLocalDate,
} from '@haochaping/core';
import type {WorkOrderDetail} from '@haochaping/protocol';
import {displayNames} from '../access/staff-access.ts';
import type {Ports} from '../ports.ts';
import {type ReadyFile, readyFiles} from '../store/evidence-files.ts';
import {listFollowers, type StoredReview, type WorkOrderEntry, type WorkOrderRead} from '../store/index.ts';
import {leadsFor} from './leads.ts';
import {nextDutyOf, viewOf} from './work-order-view.ts';

/** Everything one page about one order shows to one person. */
export async function detailOf(
  ports: Pick<Ports, 'engine'>,
  read: WorkOrderRead,
  actor: Actor,
  circumstances: Circumstances,
): Promise<WorkOrderDetail> {
  const {order, review, departmentName} = read;
  const duty = nextDutyOf(order);
  const commands = allowedCommands(order, actor, circumstances);
  const followers = (await listFollowers(ports.engine, order.id)).filter((follower) => maySeeOrder(follower, actor));
  const leads = await leadsFor(ports.engine, order, commands, circumstances.at);
  return {
    order: viewOf(order),
    link: linkOf(order.state),
    ...(duty === undefined ? {} : {duty}),
    review: {
      level: review.level,
      indicators: labelled(review),
      text: review.text,
      identityMode: review.identityMode,
      receivedAt: new Date(review.receivedAt).toISOString(),
      standing: review.standing,
      late: review.late,
      contested: read.contestedAt !== undefined,
    },
    service: serviceOf(read),
    ...(departmentName === undefined ? {} : {handlingDepartmentName: departmentName}),
    files: (await readyFiles(ports.engine.db, {subjectKey: order.subjectKey, orderId: order.id})).map(evidenceFile),
    history: await historyOf(ports, read.entries),
    commands,
    ...(followers.length === 0 ? {} : {followers: followers.map(({id, number, state}) => ({id, number, state}))}),
    ...(leads === undefined ? {} : {leads}),
  };
}

function evidenceFile({name, size, ready}: ReadyFile): WorkOrderDetail['files'][number] {
  const {fileDigest, mediaType, at, erasedAt} = ready;
  return {
    fileDigest,
    name,
    mediaType,
    size,
    addedAt: new Date(at).toISOString(),
    ...(erasedAt === undefined ? {} : {erasedAt: new Date(erasedAt).toISOString()}),
  };
}

function labelled({indicators, indicatorsVersion}: StoredReview): WorkOrderDetail['review']['indicators'] {
  const known = indicatorSet(indicatorsVersion)?.indicators ?? [];
  return indicators.map((code) => ({code, text: known.find((indicator) => indicator.code === code)?.text ?? code}));
}

/** An anonymous review leaves item, window and day; the case and the minute would name the person (design §8). */
function serviceOf({order, instance, ratedDepartmentName, areaName}: WorkOrderRead): WorkOrderDetail['service'] {
  const anonymous = order.identityMode === 'anonymous';
  const servedAt = Date.parse(instance.servedAt);
  return {
    ...(anonymous ? {} : {caseNumber: instance.caseNumber}),
    serviceName: instance.serviceName,
    itemName: instance.itemName,
    departmentName: ratedDepartmentName ?? instance.departmentCode,
    areaName: areaName ?? instance.areaCode,
    ...(instance.windowName === undefined ? {} : {windowName: instance.windowName}),
    ...(instance.staffNumber === undefined ? {} : {staffNumber: instance.staffNumber}),
    servedAt: new Date(anonymous ? startOfLocalDate(localDateOf(servedAt)) : servedAt).toISOString(),
  };
}

async function historyOf(
  ports: Pick<Ports, 'engine'>,
  entries: readonly WorkOrderEntry[],
): Promise<WorkOrderDetail['history']> {
  const ids = entries.flatMap(({by}) => (by.accountId === undefined ? [] : [by.accountId]));
  const names = await displayNames(ports, ids);
  return entries.map(({version, at, by, command}) => {
    const accountName = by.accountId === undefined ? undefined : names.get(by.accountId);
    const note = noteOf(command);
    return {
      version,
      at: new Date(at).toISOString(),
      role: by.role,
      ...(accountName === undefined ? {} : {accountName}),
      command: command.type,
      ...(note === undefined ? {} : {note}),
    };
  });
}

/** The words that went with a command, for its line in the history. */
function noteOf(command: WorkOrderEntry['command']): string | undefined {
  switch (command.type) {
    case 'record-contact':
      return command.request ?? command.reason;
    case 'determine':
      return command.explanation;
    case 'start-rectification':
      return command.plan;
    case 'reply':
      return command.text;
    case 'add-evidence':
    case 'record-call-back':
    case 'confirm-mistake':
    case 'merge':
    case 'escalate':
      return command.note;
    case 'classify':
    case 'close':
    case 'return-for-rework':
    case 'request-return':
    case 'decide-return':
    case 'request-extension':
    case 'decide-extension':
    case 'decide-appeal':
    case 'open-appeal-review':
    case 'decide-appeal-review':
    case 'reopen':
    case 'release-reply':
    case 'issue-supervision':
      return command.reason;
    case 'file-appeal':
      return command.statement;
    case 'state-mistake':
    case 'object':
    case 'publish-text':
      return command.text;
    default:
      return undefined;
  }
}
