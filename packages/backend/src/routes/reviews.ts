import type {citizenRoutes} from '@haochaping/protocol';
import {type Handler, reply} from '../http/serve.ts';
import {problem} from '../problem.ts';
import {receiveReviews, type ReceptionRules, unidentified} from '../reviews/receive-reviews.ts';

export function createReviewsHandler(rules: ReceptionRules): Handler<typeof citizenRoutes.postReviews> {
  return async ({body, at}) => {
    const nameless = unidentified(body.reviews);
    if (nameless.length > 0) {
      const errors = nameless.map((index) => ({pointer: `/reviews/${String(index)}/id`, code: 'uuid-v7-expected'}));
      return problem('review-without-id', {errors});
    }
    return reply({outcomes: await receiveReviews(rules, body.reviews, at)});
  };
}
