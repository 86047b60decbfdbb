import {
  APPEAL_DECISIONS,
  APPEAL_ELEMENTS,
  APPEAL_GROUNDS,
  CALL_BACK_RESULTS,
  CAUSES,
  CONFIRMATION_RESULTS,
  CONTACT_CHANNELS,
  CONTACT_EXCEPTIONS,
  ESCALATION_GROUNDS,
  EVIDENCE_KINDS,
  FINDINGS,
  MEASURES,
  MERGE_GROUNDS,
  ORDER_CLASSES,
  REPLY_OUTCOMES,
  REVIEW_DECISIONS,
  REWORK_REASONS,
} from '@haochaping/core';
import * as z from 'zod/mini';
import {FileDigest} from './evidence-file.ts';
import {Instant} from './scalars.ts';

const Text = z.string().check(z.maxLength(4000));
const ShortText = z.string().check(z.maxLength(200));
const WorkingDays = z.int().check(z.minimum(1), z.maximum(365));
const Departments = z.array(ShortText).check(z.maxLength(10));
const Calls = z
  .array(
    z.strictObject({
      calledAt: Instant,
      channel: z.enum(CONTACT_CHANNELS),
      numberUsed: z.optional(ShortText),
      answered: z.boolean(),
    }),
  )
  .check(z.maxLength(20));

/**
 * What staff may ask of an order: core's commands with instants as text, less those that only the system gives. Whether a
 * command is in order is core's decision; here is only its form.
 */
export const StaffCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('dispatch'),
    departmentCode: ShortText,
    assistingDepartmentCodes: z.optional(Departments),
  }),
  z.strictObject({type: z.literal('sign')}),
  z.strictObject({
    type: z.literal('record-contact'),
    contactedAt: Instant,
    channel: z.enum(CONTACT_CHANNELS),
    numberUsed: z.optional(ShortText),
    person: ShortText,
    result: z.enum(['reached', ...CONTACT_EXCEPTIONS]),
    reason: z.optional(Text),
    request: z.optional(Text),
  }),
  z.strictObject({type: z.literal('classify'), class: z.enum(ORDER_CLASSES), reason: z.optional(Text)}),
  z.strictObject({
    type: z.literal('add-evidence'),
    kind: z.enum(EVIDENCE_KINDS),
    note: Text,
    fileDigest: z.optional(FileDigest),
  }),
  z.strictObject({
    type: z.literal('determine'),
    finding: z.enum(FINDINGS),
    reasonable: z.boolean(),
    cause: z.enum(CAUSES),
    explanation: Text,
  }),
  z.strictObject({type: z.literal('start-rectification'), plan: z.optional(Text)}),
  z.strictObject({
    type: z.literal('reply'),
    outcome: z.enum(REPLY_OUTCOMES),
    text: Text,
    measure: z.enum(MEASURES),
    systemicMeasure: z.optional(Text),
    basis: z.optional(Text),
    publicText: z.optional(Text),
    deliveries: z
      .array(
        z.strictObject({
          deliveredAt: Instant,
          channel: z.enum(CONTACT_CHANNELS),
          numberUsed: z.optional(ShortText),
          result: z.enum(['delivered', 'failed']),
        }),
      )
      .check(z.maxLength(20)),
    exception: z.optional(z.enum(CONTACT_EXCEPTIONS)),
  }),
  z.strictObject({
    type: z.literal('record-call-back'),
    result: z.enum(CALL_BACK_RESULTS),
    exception: z.optional(z.enum(CONTACT_EXCEPTIONS)),
    attempts: Calls,
    note: z.optional(Text),
  }),
  z.strictObject({type: z.literal('close'), reason: z.optional(Text)}),
  z.strictObject({type: z.literal('return-for-rework'), reworkReason: z.enum(REWORK_REASONS), reason: Text}),
  z.strictObject({
    type: z.literal('request-return'),
    reason: Text,
    legalBasis: Text,
    proposedDepartmentCode: ShortText,
  }),
  /** `departmentCode` says where the order goes, and is needed to accept. */
  z.strictObject({
    type: z.literal('decide-return'),
    decision: z.enum(['accept', 'refuse']),
    departmentCode: z.optional(ShortText),
    assistingDepartmentCodes: z.optional(Departments),
    reason: Text,
  }),
  z.strictObject({type: z.literal('request-extension'), workingDays: WorkingDays, reason: Text}),
  z.strictObject({type: z.literal('decide-extension'), decision: z.enum(['grant', 'refuse']), reason: Text}),
  z.strictObject({
    type: z.literal('file-appeal'),
    ground: z.enum(APPEAL_GROUNDS),
    statement: Text,
    proofs: z.array(z.strictObject({element: z.enum(APPEAL_ELEMENTS), evidenceId: ShortText})).check(z.maxLength(50)),
  }),
  z.strictObject({
    type: z.literal('confirm-mistake'),
    result: z.enum(CONFIRMATION_RESULTS),
    attempts: Calls,
    note: z.optional(Text),
  }),
  z.strictObject({type: z.literal('decide-appeal'), decision: z.enum(APPEAL_DECISIONS), reason: Text}),
  z.strictObject({type: z.literal('open-appeal-review'), reason: Text}),
  z.strictObject({type: z.literal('decide-appeal-review'), decision: z.enum(REVIEW_DECISIONS), reason: Text}),
  /** `intoNumber` is the number of the order to follow. */
  z.strictObject({
    type: z.literal('merge'),
    intoNumber: ShortText,
    ground: z.enum(MERGE_GROUNDS),
    note: z.optional(Text),
  }),
  z.strictObject({type: z.literal('reopen'), reason: Text}),
  z.strictObject({type: z.literal('release-reply'), reason: Text}),
  z.strictObject({type: z.literal('issue-supervision'), workingDays: WorkingDays, reason: Text}),
  z.strictObject({type: z.literal('escalate'), ground: z.enum(ESCALATION_GROUNDS), note: Text}),
  z.strictObject({type: z.literal('publish-text'), text: Text}),
]);
export type StaffCommand = z.infer<typeof StaffCommand>;
export type StaffCommandType = StaffCommand['type'];

/**
 * One call of core's `transition`. `idempotencyKey` is made once for a form, so that a repeated click or a lost answer
 * gives the first answer again; `expectedVersion` is the version the person saw.
 */
export const CommandRequest = z.strictObject({
  idempotencyKey: z.string().check(z.regex(/^[0-9A-Za-z-]{16,64}$/)),
  expectedVersion: z.int().check(z.minimum(0)),
  command: StaffCommand,
});
export type CommandRequest = z.infer<typeof CommandRequest>;
