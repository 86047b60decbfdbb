import type {citizenRoutes, InvitationState} from '@haochaping/protocol';
import type {AccessRules} from '../access/access-rules.ts';
import {AttemptCounter} from '../access/attempts.ts';
import {keyedHash} from '../access/keyed-hash.ts';
import {type Handler, reply} from '../http/serve.ts';
import type {Invitations} from '../invitations/invitations.ts';
import type {Ports} from '../ports.ts';
import {problem, tooManyAttempts} from '../problem.ts';
import {readInvitationSubject} from '../store/index.ts';

export function createInvitationReader(
  {engine, keys}: Pick<Ports, 'engine' | 'keys'>,
  invitations: Invitations,
  {secretReads}: AccessRules,
): Handler<typeof citizenRoutes.readInvitation> {
  const reads = new AttemptCounter(secretReads);
  return async ({body, at}) => {
    const waitMs = reads.take(keyedHash(keys.hashKey, 'invitation', body.invitation), at);
    if (waitMs > 0) return tooManyAttempts(waitMs);
    const invitation = await invitations.verify(body.invitation);
    if (typeof invitation === 'string') return problem(invitation);
    const {about, channel, expiresAt} = invitation;
    const subject = await readInvitationSubject(engine, invitation.subjectKey);
    if (subject === undefined) return problem('service-instance-unknown');
    const state: InvitationState = subject.rated ? 'rated' : at > expiresAt ? 'expired' : 'open';
    return reply({state, about, channel, expiresAt: new Date(expiresAt).toISOString()});
  };
}
