/** What a business system needs to speak of its service instances. */
export {createApi, type Api} from './api.ts';
export type {Answer, ApiOptions, CallOptions} from './call.ts';
export {businessRoutes} from './routes/business.ts';
export {CHANNELS} from './closed-sets.ts';
export {Channel} from './invitation.ts';
export {
  InvitationIssued,
  ServiceInstance,
  ServiceInstanceBody,
  ServiceInstanceOutcomes,
  ServiceInstanceStored,
} from './service-instance.ts';
export {Problem, type ProblemCode} from './problem.ts';
