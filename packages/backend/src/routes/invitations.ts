import type {citizenRoutes, InvitationState} from '@haochaping/protocol';
import {type Handler, reply} from '../http/serve.ts';
import type {Invitations} from '../invitations/invitations.ts';
import type {Engine} from '../ports.ts';
import {problem} from '../problem.ts';
import {readInvitationSubject} from '../store/index.ts';

export function createInvitationReader(
  engine: Engine,
  invitations: Invitations,
): Handler<typeof citizenRoutes.readInvitation> {
  return async ({body, at}) => {
    const invitation = await invitations.verify(body.invitation);
    if (typeof invitation === 'string') return problem(invitation);
    const {about, channel, expiresAt} = invitation;
    const subject = await readInvitationSubject(engine, invitation.subjectKey);
    if (subject === undefined) return problem('service-instance-unknown');
    const state: InvitationState = subject.rated ? 'rated' : at > expiresAt ? 'expired' : 'open';
    return reply({state, about, channel, expiresAt: new Date(expiresAt).toISOString()});
  };
}
