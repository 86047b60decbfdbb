/** What a citizen's device needs, and nothing else. No schema comes with it, only their types: see docs/decisions/0008. */
export type {Api} from './api.ts';
export type {Answer, ApiOptions, CallOptions} from './call.ts';
export type {Catalogue} from './catalogue.ts';
export {createCitizenApi, type CitizenApi} from './citizen-api.ts';
export {isCatalogue} from './citizen-guards.ts';
export type {OutboxFile, OutboxFileItem} from './outbox-file.ts';
export {digestedOfFile, digestedOfItem, OUTBOX_FILE_FORMAT} from './outbox-file-digest.ts';
export type {InvitationClaims, InvitationReading, InvitationState, ServiceSubject} from './invitation.ts';
export {peekInvitation} from './peek-invitation.ts';
export type {Problem, ProblemCode} from './problem.ts';
export {LONGEST_WORD, PROGRESS_STEPS} from './progress-sets.ts';
export {createReceiptApi, type ReceiptActionsApi} from './receipt-api.ts';
export type {Progress} from './receipt.ts';
export {createReviewingApi, type ReviewingApi} from './reviewing-api.ts';
export type {ReviewItem, ReviewOutcome, ReviewOutcomes, ReviewRefusal} from './review.ts';
export type {citizenRoutes} from './routes/citizen.ts';
export type {receiptRoutes} from './routes/receipt.ts';
