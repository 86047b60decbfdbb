import {
  CALL_BACK_RESULTS,
  CAUSES,
  CONTACT_CHANNELS,
  CONTACT_EXCEPTIONS,
  EVIDENCE_KINDS,
  FINDINGS,
  MEASURES,
  ORDER_CLASSES,
  REPLY_OUTCOMES,
  REWORK_REASONS,
} from '@haochaping/core';
import * as z from 'zod/mini';
import {Instant} from './scalars.ts';

const Text = z.string().check(z.maxLength(4000));
const ShortText = z.string().check(z.maxLength(200));

/**
 * What staff may ask of an order: core's commands with instants as text, less those that only the system gives. Whether a
 * command is in order is core's decision; here is only its form.
 */
export const StaffCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('dispatch'),
    departmentCode: ShortText,
    assistingDepartmentCodes: z.optional(z.array(ShortText).check(z.maxLength(10))),
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
  z.strictObject({type: z.literal('add-evidence'), kind: z.enum(EVIDENCE_KINDS), note: Text}),
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
    attempts: z
      .array(
        z.strictObject({
          calledAt: Instant,
          channel: z.enum(CONTACT_CHANNELS),
          numberUsed: z.optional(ShortText),
          answered: z.boolean(),
        }),
      )
      .check(z.maxLength(20)),
    note: z.optional(Text),
  }),
  z.strictObject({type: z.literal('close'), reason: z.optional(Text)}),
  z.strictObject({type: z.literal('return-for-rework'), reworkReason: z.enum(REWORK_REASONS), reason: Text}),
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
