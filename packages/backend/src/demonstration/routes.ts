import {Instant, LocalDay, type RouteTable} from '@haochaping/protocol';
import * as z from 'zod/mini';

/** A finished case of the demonstration's citizen, with all that its rate button needs. */
export const DemoCase = z.object({
  caseNumber: z.string(),
  serviceNumber: z.number(),
  itemName: z.string(),
  serviceName: z.string(),
  departmentName: z.string(),
  windowName: z.optional(z.string()),
  staffNumber: z.optional(z.string()),
  servedOn: LocalDay,
  finishedAt: Instant,
  rated: z.boolean(),
  /** Fresh with every reading. */
  invitation: z.string(),
  expiresAt: Instant,
});
export type DemoCase = z.infer<typeof DemoCase>;

export const DemoCases = z.object({citizen: z.object({name: z.string()}), cases: z.array(DemoCase)});
export type DemoCases = z.infer<typeof DemoCases>;

/**
 * What stands in for a real portal's own backend in the demonstration: whoever asks is its one invented citizen. Served
 * only where `demonstration` is chosen, and no part of the API description.
 */
export const demonstrationRoutes = {
  readMyCases: {
    method: 'GET',
    path: '/demo/my-cases',
    summary: 'The finished cases of the demonstration citizen, newest first.',
    answer: DemoCases,
    problems: [],
  },
  finishCase: {
    method: 'POST',
    path: '/demo/cases',
    summary: 'Finish one more case, so that there is something new to rate.',
    answer: DemoCase,
    status: 201,
    problems: [],
  },
} as const satisfies RouteTable;
