import {CAUSES} from '@haochaping/core';
import * as z from 'zod/mini';
import {CalendarDay} from './directory.ts';

/** The groups under which complaints are listed; `undetermined` until somebody has found the cause. */
export const OPEN311_SERVICE_CODES = [...CAUSES, 'undetermined'] as const;

/** A moment of Open311, or a day of UTC+8: only its day counts. */
const Day = z.union([CalendarDay, z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/))]);
const SmallNumber = z.string().check(z.regex(/^[1-9]\d{0,4}$/));

export const Open311ServiceQuery = z.strictObject({jurisdiction_id: z.optional(z.string().check(z.maxLength(12)))});
export const Open311RequestQuery = z.strictObject({
  jurisdiction_id: z.optional(z.string().check(z.regex(/^\d{6}(?:\d{6})?$/))),
  service_request_id: z.optional(z.string().check(z.maxLength(2000))),
  service_code: z.optional(z.enum(OPEN311_SERVICE_CODES)),
  status: z.optional(z.enum(['open', 'closed'])),
  start_date: z.optional(Day),
  end_date: z.optional(Day),
  page: z.optional(SmallNumber),
  page_size: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/))),
});
export type Open311RequestQuery = z.infer<typeof Open311RequestQuery>;

export const Open311Discovery = z.object({
  changeset: z.string(),
  contact: z.string(),
  key_service: z.string(),
  endpoints: z.array(
    z.object({
      specification: z.literal('http://wiki.open311.org/GeoReport_v2'),
      url: z.string(),
      changeset: z.string(),
      type: z.literal('production'),
      formats: z.array(z.literal('application/json')),
    }),
  ),
});

export const Open311Services = z.array(
  z.object({
    service_code: z.enum(OPEN311_SERVICE_CODES),
    service_name: z.string(),
    description: z.string(),
    metadata: z.literal(false),
    type: z.literal('batch'),
    keywords: z.string(),
    group: z.string(),
  }),
);

/** A published order. Days only, no place nearer than an area, no item: whom it was about stays theirs. */
export const Open311Request = z.object({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: z.nullable(z.string()),
  service_name: z.string(),
  service_code: z.enum(OPEN311_SERVICE_CODES),
  description: z.string(),
  agency_responsible: z.string(),
  service_notice: z.null(),
  requested_datetime: z.string(),
  updated_datetime: z.string(),
  expected_datetime: z.nullable(z.string()),
  address: z.string(),
  address_id: z.string(),
  zipcode: z.null(),
  lat: z.null(),
  long: z.null(),
  media_url: z.null(),
});
export type Open311Request = z.infer<typeof Open311Request>;
export const Open311Requests = z.array(Open311Request);
