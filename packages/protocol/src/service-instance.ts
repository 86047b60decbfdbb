import * as z from 'zod/mini';
import {Channel, InvitationToken} from './invitation.ts';
import {Instant} from './scalars.ts';

/** One serving step of one case: what a review attaches to (一次一评, 一事一评). Written by the business system. */
export const ServiceInstance = z.strictObject({
  caseNumber: z.string().check(z.regex(/^[0-9A-Za-z_-]{1,50}$/)),
  serviceNumber: z.int().check(z.minimum(1), z.maximum(9999)),
  serviceName: z.string().check(z.minLength(1), z.maxLength(100)),
  servedAt: Instant,
  itemCode: z.string().check(z.regex(/^[0-9A-Z]{1,32}$/)),
  itemName: z.string().check(z.minLength(1), z.maxLength(200)),
  departmentCode: z.string().check(z.regex(/^[0-9A-Z]{18}$/)),
  areaCode: z.string().check(z.regex(/^\d{6}(?:\d{6})?$/)),
  windowNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
  windowName: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  staffNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
  place: z.enum(['online', 'on-site']),
  caseStatus: z.enum(['to-accept', 'accepted', 'finished']),
});
export type ServiceInstance = z.infer<typeof ServiceInstance>;

export const ServiceInstanceBody = z.omit(ServiceInstance, {caseNumber: true, serviceNumber: true});
export const ServiceInstanceBatch = z.strictObject({
  serviceInstances: z.array(z.unknown()).check(z.minLength(1), z.maxLength(200)),
});

export const ServiceInstanceStored = z.object({
  caseNumber: z.string(),
  serviceNumber: z.number(),
  outcome: z.enum(['created', 'updated', 'unchanged']),
});
export type ServiceInstanceStored = z.infer<typeof ServiceInstanceStored>;
export const ServiceInstanceOutcomes = z.object({
  outcomes: z.array(
    z.union([
      ServiceInstanceStored,
      z.object({
        index: z.number(),
        outcome: z.literal('refused'),
        errors: z.array(z.object({pointer: z.string(), code: z.string(), detail: z.optional(z.string())})),
      }),
    ]),
  ),
});

export const InvitationOrder = z.strictObject({channel: Channel});
export const InvitationIssued = z.object({invitation: InvitationToken, expiresAt: Instant});
export type InvitationIssued = z.infer<typeof InvitationIssued>;
