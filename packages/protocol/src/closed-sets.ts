/** The closed sets of the citizen's side: once for its schemas and for its guards. */

/** How a review reached us. The invitation says it; a review cannot choose it. National `pf` numbers are an adapter's matter. */
export const CHANNELS = [
  'web-widget',
  'mini-program',
  'government-app',
  'desk-evaluator',
  'kiosk',
  'window-code',
  'agent-card',
  'sms-link',
  'hotline',
] as const;

/** Where an invitation stands: it may be used, its instance has been rated already, or its time is over. */
export const INVITATION_STATES = ['open', 'rated', 'expired'] as const;

/** Which review of the service instance was there already: this very one, sent again, or another one. */
export const RECORDED_BEFORE_BY = ['this-review', 'another-review'] as const;

/** When a tag is shown: at once, or when the citizen asks for more. */
export const INDICATORS_SHOWN = ['basic', 'expanded'] as const;
