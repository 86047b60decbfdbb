/** The version of the national list that new reviews carry. By itself, for a device that composes a review needs no table. */
export const CURRENT_INDICATORS_VERSION = '2';
