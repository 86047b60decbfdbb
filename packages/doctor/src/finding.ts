/** `problem`: it will not work, or not for everybody. `note`: worth knowing. `ok`: looked at, and in order. */
export type FindingLevel = 'ok' | 'note' | 'problem';

/** Whatever can be found, and how much it matters. */
export const FINDING_LEVELS = {
  'page-ok': 'ok',
  'page-unreachable': 'problem',
  'page-not-html': 'problem',
  'insecure-context': 'note',
  'policy-missing': 'note',
  'policy-ok': 'ok',
  'policy-forbids-script': 'problem',
  'policy-forbids-connection': 'problem',
  'policy-forbids-old-styles': 'note',
  'policy-forbids-templates': 'problem',
  'policy-forbids-worker': 'problem',
  'script-missing': 'note',
  'script-ok': 'ok',
  'script-unreachable': 'problem',
  'script-not-shared': 'problem',
  'integrity-missing': 'note',
  'integrity-wrong': 'problem',
  'script-not-of-release': 'problem',
  'element-missing': 'note',
  'endpoint-ok': 'ok',
  'endpoint-unreachable': 'problem',
  'endpoint-not-ours': 'problem',
  'endpoint-not-shared': 'problem',
  'mixed-content': 'problem',
  'clock-ok': 'ok',
  'clock-wrong': 'problem',
  'worker-ok': 'ok',
  'worker-unreachable': 'problem',
  'worker-elsewhere': 'problem',
  'rating-ok': 'ok',
  'rating-refused': 'problem',
} as const satisfies Record<string, FindingLevel>;

export type FindingCode = keyof typeof FINDING_LEVELS;

/** `about`: the address, directive or figure that it is about. */
export interface Finding {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  readonly about?: string;
}

/** `passed`: no problem was found. */
export interface Report {
  readonly url: string;
  readonly passed: boolean;
  readonly findings: readonly Finding[];
}

export function finding(code: FindingCode, about?: string): Finding {
  return {code, level: FINDING_LEVELS[code], ...(about === undefined ? {} : {about})};
}
