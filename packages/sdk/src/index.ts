export {createClient} from './client.ts';
export type {
  ClockCheck,
  Diagnosis,
  DurabilityCheck,
  EndpointCheck,
  LocksCheck,
  ServiceWorkerCheck,
  StorageCheck,
} from './diagnosis-contract.ts';
export type {Queue} from './queue.ts';
export {SdkError} from './errors.ts';
export type {SdkErrorCode} from './errors.ts';
export type {ClientEvent, ClientListener} from './event.ts';
export type {Transport, TransportAnswer} from './transport.ts';
export type {
  BackgroundSync,
  CatalogueRead,
  Client,
  ClientLimits,
  ClientOptions,
  ExportedOutbox,
  FollowUp,
  FlushReport,
  InvitationRead,
  MistakeStatement,
  Objection,
  PendingReview,
  ProgressRead,
} from './contract.ts';
export type {Contact, DeliveredOutcome, Draft, Submission, UnsavedReason} from './submission.ts';
