export {HcpReview} from './element.ts';
export type {ReviewEventDetail, ReviewEventMap} from './events.ts';
