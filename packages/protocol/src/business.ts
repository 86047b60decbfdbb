/** What a business system needs to speak of its service instances. */
export {createApi, type Answer, type Api, type ApiOptions, type CallOptions} from './api.ts';
export {businessRoutes} from './routes/business.ts';
export {CHANNELS, Channel} from './invitation.ts';
export {
  InvitationIssued,
  ServiceInstance,
  ServiceInstanceBody,
  ServiceInstanceOutcomes,
  ServiceInstanceStored,
} from './service-instance.ts';
export {Problem, type ProblemCode} from './problem.ts';
