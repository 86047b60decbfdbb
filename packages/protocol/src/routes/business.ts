import {
  InvitationIssued,
  InvitationOrder,
  ServiceInstanceBatch,
  ServiceInstanceBody,
  ServiceInstanceOutcomes,
  ServiceInstanceStored,
} from '../service-instance.ts';
import {CommandRequest} from '../work-order-command.ts';
import {WorkOrderDetail, WorkOrderPage, WorkOrderQuery} from '../work-order.ts';
import type {RouteTable} from './route.ts';

/** What a business system may do with its key (`Authorization: Bearer …`). */
export const businessRoutes = {
  putServiceInstance: {
    method: 'PUT',
    path: '/v1/service-instances/{caseNumber}/{serviceNumber}',
    summary: 'Tell of one serving step of one case, so that it may be rated. Repeating it is harmless.',
    body: ServiceInstanceBody,
    answer: ServiceInstanceStored,
    problems: ['key-missing', 'key-unknown', 'role-not-allowed', 'service-instance-invalid'],
  },
  putServiceInstances: {
    method: 'PUT',
    path: '/v1/service-instances',
    summary: 'The same for up to 200, each with an outcome of its own.',
    body: ServiceInstanceBatch,
    answer: ServiceInstanceOutcomes,
    problems: ['key-missing', 'key-unknown', 'role-not-allowed', 'batch-too-large'],
  },
  issueInvitation: {
    method: 'POST',
    path: '/v1/service-instances/{caseNumber}/{serviceNumber}/invitation',
    summary: 'An invitation for the citizen of this service instance. For portals and SMS senders, never for a window.',
    body: InvitationOrder,
    answer: InvitationIssued,
    status: 201,
    problems: ['key-missing', 'key-unknown', 'role-not-allowed', 'service-instance-unknown'],
  },
  listOrdersBySystem: {
    method: 'GET',
    path: '/v1/business/work-orders',
    summary: 'The orders that this outside system may see by its role and area, by what is due first.',
    query: WorkOrderQuery,
    answer: WorkOrderPage,
    problems: ['key-missing', 'key-unknown', 'role-not-allowed'],
  },
  readOrderBySystem: {
    method: 'GET',
    path: '/v1/business/work-orders/{id}',
    summary: 'One order with its review, its history and the commands that this system may give now.',
    answer: WorkOrderDetail,
    problems: ['key-missing', 'key-unknown', 'role-not-allowed', 'work-order-unknown'],
  },
  commandOrderBySystem: {
    method: 'POST',
    path: '/v1/business/work-orders/{id}/commands',
    summary:
      'Give one command as an outside system, such as a 12345 hotline. The history shows the name of the system.',
    body: CommandRequest,
    answer: WorkOrderDetail,
    problems: [
      'key-missing',
      'key-unknown',
      'role-not-allowed',
      'work-order-unknown',
      'version-stale',
      'command-refused',
      'idempotency-key-reused',
    ],
  },
} as const satisfies RouteTable;
