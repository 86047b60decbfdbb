import {
  CLOCKS,
  COMMAND_TYPES,
  CONTACT_EXCEPTIONS,
  DUE_SPANS,
  EVIDENCE_KINDS,
  LEAD_REASONS,
  LEAD_RULES,
  LINKS,
  ORDER_CLASSES,
  REFUSAL_CODES,
  ROLES,
  ROUND_ENDINGS,
  ROUTE_FAILURES,
  STATES,
  VALIDITIES,
  WARNING_POINTS,
} from '@haochaping/core';
import * as z from 'zod/mini';
import {CHANNELS} from './closed-sets.ts';
import {EvidenceFile} from './evidence-file.ts';
import {IdentityMode} from './review.ts';
import {Count, Instant, LocalDay} from './scalars.ts';
import {
  Appeal,
  Audit,
  CallBack,
  ContactChannel,
  Determination,
  Escalation,
  ExtensionRequest,
  FollowUp,
  LedgerEntry,
  Merge,
  MistakeStatement,
  Pause,
  PublicText,
  Rectification,
  Reopening,
  Reply,
  ReturnRequest,
  Signature,
  SupervisionMark,
  SupervisionOrder,
} from './work-order-records.ts';

const DueDay = z.object({on: LocalDay, provisional: z.boolean()});

/**
 * A work order as staff see it: core's order with instants as text. The subject key holds the case number, so that it is
 * absent for an anonymous review.
 */
export const WorkOrderView = z.object({
  id: z.string(),
  number: z.string(),
  reviewId: z.string(),
  subjectKey: z.optional(z.string()),
  state: z.enum(STATES),
  version: Count,
  round: Count,
  level: z.number(),
  identityMode: IdentityMode,
  subject: z.object({
    areaCode: z.string(),
    departmentCode: z.string(),
    itemCode: z.string(),
    windowNo: z.optional(z.string()),
    staffNumber: z.optional(z.string()),
  }),
  departmentCode: z.optional(z.string()),
  assistingDepartmentCodes: z.array(z.string()),
  reviewedAt: Instant,
  openedAt: Instant,
  updatedAt: Instant,
  routeFailure: z.optional(z.enum(ROUTE_FAILURES)),
  receivedAt: z.optional(Instant),
  roundStartedAt: z.optional(Instant),
  signedAt: z.optional(Instant),
  signedBy: z.optional(Signature),
  class: z.optional(z.enum(ORDER_CLASSES)),
  classifications: z.array(
    z.object({class: z.enum(ORDER_CLASSES), reason: z.optional(z.string()), classifiedAt: Instant, by: Signature}),
  ),
  contactRecords: z.array(
    z.object({
      contactedAt: Instant,
      channel: ContactChannel,
      numberUsed: z.optional(z.string()),
      person: z.string(),
      result: z.enum(['reached', ...CONTACT_EXCEPTIONS]),
      reason: z.optional(z.string()),
      request: z.optional(z.string()),
      recordedAt: Instant,
      by: Signature,
    }),
  ),
  evidence: z.array(
    z.object({
      evidenceId: z.string(),
      kind: z.enum(EVIDENCE_KINDS),
      note: z.string(),
      fileDigest: z.optional(z.string()),
      addedAt: Instant,
      by: Signature,
    }),
  ),
  determination: z.optional(Determination),
  rectification: z.optional(Rectification),
  reply: z.optional(Reply),
  callBack: z.optional(CallBack),
  audit: z.optional(Audit),
  pastRounds: z.array(
    z.object({
      round: Count,
      rectification: z.optional(Rectification),
      reply: z.optional(Reply),
      callBack: z.optional(CallBack),
      audit: Audit,
      endedBy: z.optional(z.enum(ROUND_ENDINGS)),
    }),
  ),
  closedAt: z.optional(Instant),
  archivedAt: z.optional(Instant),
  deadlines: z.object({
    dispatchDueOn: z.optional(DueDay),
    signDueOn: z.optional(DueDay),
    contactDueOn: z.optional(DueDay),
    replyDueOn: z.optional(DueDay),
    callBackDueOn: z.optional(DueDay),
    returnDueOn: z.optional(DueDay),
    extensionDueOn: z.optional(DueDay),
    appealDueOn: z.optional(DueDay),
    appealReviewDueOn: z.optional(DueDay),
    supervisionDueOn: z.optional(DueDay),
    mergedReplyDueOn: z.optional(DueDay),
    objectionDueOn: z.optional(DueDay),
  }),
  warnings: z.array(z.object({clock: z.enum(CLOCKS), point: z.enum(WARNING_POINTS), round: Count, at: Instant})),
  overdueMarks: z.array(z.object({clock: z.enum(CLOCKS), round: Count, at: Instant})),
  flags: z.object({
    overdue: z.boolean(),
    supervised: z.boolean(),
    extended: z.boolean(),
    ledger: z.boolean(),
    sensitive: z.boolean(),
  }),
  profileVersion: z.string(),
  returns: z.optional(z.array(ReturnRequest)),
  extensions: z.optional(z.array(ExtensionRequest)),
  pauses: z.optional(z.array(Pause)),
  pastDeterminations: z.optional(z.array(Determination)),
  appeal: z.optional(Appeal),
  validity: z.optional(z.enum(VALIDITIES)),
  mistakeStatement: z.optional(MistakeStatement),
  merges: z.optional(z.array(Merge)),
  followUp: z.optional(FollowUp),
  reopenings: z.optional(z.array(Reopening)),
  supervisions: z.optional(z.array(SupervisionOrder)),
  supervisionMarks: z.optional(z.array(SupervisionMark)),
  escalations: z.optional(z.array(Escalation)),
  ledgerEntries: z.optional(z.array(LedgerEntry)),
  publicText: z.optional(PublicText),
});
export type WorkOrderView = z.infer<typeof WorkOrderView>;

/** The next thing an office owes on an order, and until when. */
export const NextDuty = z.object({clock: z.enum(CLOCKS), due: DueDay, dueAt: Instant});
export type NextDuty = z.infer<typeof NextDuty>;

/** One line of the inbox. */
export const WorkOrderLine = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(STATES),
  link: z.enum(LINKS),
  version: Count,
  round: Count,
  level: z.number(),
  itemName: z.string(),
  department: z.optional(z.object({code: z.string(), name: z.string()})),
  areaName: z.string(),
  openedAt: Instant,
  overdue: z.boolean(),
  duty: z.optional(NextDuty),
});
export type WorkOrderLine = z.infer<typeof WorkOrderLine>;

const Code = z.string().check(z.regex(/^[0-9A-Z]{1,33}$/));

/** What of the orders somebody may see is asked for; every member narrows it down. */
export const InboxFilter = z.strictObject({
  /** @default open; all where `state` is given */
  show: z.optional(z.enum(['open', 'closed', 'all'])),
  state: z.optional(z.enum(STATES)),
  link: z.optional(z.enum(LINKS)),
  level: z.optional(z.enum(['1', '2'])),
  /** The department that handles it. */
  department: z.optional(Code),
  /** This area and all below it. */
  area: z.optional(z.string().check(z.regex(/^\d{6}(?:\d{6})?$/))),
  item: z.optional(Code),
  class: z.optional(z.enum(ORDER_CLASSES)),
  channel: z.optional(z.enum(CHANNELS)),
  /** When the next duty ends. */
  due: z.optional(z.enum(DUE_SPANS)),
  /** Those whose next step is this person's, or this person's department's. */
  waits: z.optional(z.literal('mine')),
  /** The beginning of an order number, a whole case number, or part of an item's name. */
  search: z.optional(z.string().check(z.maxLength(100))),
  /** @default due */
  sort: z.optional(z.enum(['due', 'newest', 'oldest'])),
});
export type InboxFilter = z.infer<typeof InboxFilter>;

export const WorkOrderQuery = z.strictObject({
  ...InboxFilter.shape,
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
});
export type WorkOrderQuery = z.infer<typeof WorkOrderQuery>;

/** Orders by what is due first, unless sorted otherwise; those that owe nothing come last. `nextCursor` is absent on the last page. */
export const WorkOrderPage = z.object({orders: z.array(WorkOrderLine), nextCursor: z.optional(z.string())});
export type WorkOrderPage = z.infer<typeof WorkOrderPage>;

/** A command as this person may give it now, or the rule that says no. */
export const CommandOffer = z.discriminatedUnion('allowed', [
  z.object({type: z.enum(COMMAND_TYPES), allowed: z.literal(true)}),
  z.object({type: z.enum(COMMAND_TYPES), allowed: z.literal(false), code: z.enum(REFUSAL_CODES)}),
]);
export type CommandOffer = z.infer<typeof CommandOffer>;

/**
 * Among whom a dispatcher chooses, each with its reasons, and whom the rules propose: a territory before departments (属地优先), else
 * the one that had the matter first (首接负责), the others to assist. `proposed` is absent where no rule names one.
 */
export const Leads = z.object({
  candidates: z.array(
    z.object({
      departmentCode: z.string(),
      departmentName: z.string(),
      /** `area`: a unit of a territory (街道, 乡镇, 园区). */
      kind: z.enum(['area', 'department']),
      reasons: z.array(z.enum(LEAD_REASONS)),
      /** When it was first handed this matter; absent when it never was. */
      firstReceivedAt: z.optional(Instant),
    }),
  ),
  proposed: z.optional(
    z.object({departmentCode: z.string(), assistingDepartmentCodes: z.array(z.string()), by: z.enum(LEAD_RULES)}),
  ),
});
export type Leads = z.infer<typeof Leads>;

/** Everything one page about one order shows. An anonymous review brings no trace of who wrote it. */
export const WorkOrderDetail = z.object({
  order: WorkOrderView,
  link: z.enum(LINKS),
  duty: z.optional(NextDuty),
  review: z.object({
    level: z.number(),
    indicators: z.array(z.object({code: z.string(), text: z.string()})),
    text: z.string(),
    identityMode: IdentityMode,
    receivedAt: Instant,
    standing: z.enum(['first', 'attempt']),
    late: z.boolean(),
    contested: z.boolean(),
  }),
  /** For an anonymous review without the case number, and `servedAt` is the beginning of the day: both would name the person. */
  service: z.object({
    caseNumber: z.optional(z.string()),
    serviceName: z.string(),
    itemName: z.string(),
    departmentName: z.string(),
    areaName: z.string(),
    windowName: z.optional(z.string()),
    staffNumber: z.optional(z.string()),
    servedAt: Instant,
  }),
  handlingDepartmentName: z.optional(z.string()),
  /** The files behind the evidence, by `fileDigest`. */
  files: z.array(EvidenceFile),
  history: z.array(
    z.object({
      version: Count,
      at: Instant,
      role: z.enum(ROLES),
      accountName: z.optional(z.string()),
      command: z.string(),
      note: z.optional(z.string()),
    }),
  ),
  commands: z.array(CommandOffer),
  /** The orders that follow this one (并单) and that this person may see; absent where there are none. */
  followers: z.optional(z.array(z.object({id: z.string(), number: z.string(), state: z.enum(STATES)}))),
  /** For whoever may now hand the order to a department. */
  leads: z.optional(Leads),
});
export type WorkOrderDetail = z.infer<typeof WorkOrderDetail>;
