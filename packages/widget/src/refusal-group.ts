/** Why a review was refused, in groups that a person can tell apart; the code itself is shown beside the words. */
export type RefusalGroup = 'expired' | 'invitation' | 'service' | 'content' | 'repeated' | 'other';

export function refusalGroup(code: string): RefusalGroup {
  switch (code) {
    case 'invitation-expired':
      return 'expired';
    case 'invitation-forged':
    case 'invitation-foreign':
      return 'invitation';
    case 'service-instance-unknown':
      return 'service';
    case 'id-reused':
      return 'repeated';
    default:
      return /^(level|indicator|text|reason|review|format)/.test(code) ? 'content' : 'other';
  }
}
