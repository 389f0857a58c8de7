/**
 * Invitations and reset links. A link's secret is shown once and kept as a hash. Where mail is set up it goes to the person;
 * where not, the administrator hands it out: nobody is locked out.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { type AcademyId, newId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import * as database from '../../server/database/enter.ts';
import { openAct } from '../../server/history/act.ts';
import type { Carried, OutsideAct, PersonAct } from '../../server/http/route.ts';
import { linkFor, linkTo } from '../../server/mail/letters.ts';
import { type Letter, queueMails } from '../../server/mail/queue.ts';
import { resetToken } from '../../server/sign-in/commands.ts';
import { makeSignIn } from '../../server/sign-in/making.ts';
import { enterSession } from '../../server/sign-in/session.ts';
import { clientLimit, forgiveTry } from '../../server/sign-in/tries.ts';
import { mayHandOutLink } from './access.ts';
import { conflictSaid } from './commands.ts';
import { listGrants } from './change-store.ts';
import { refuseInDemo } from './demo-refusal-commands.ts';
import { invitationLetter } from './invitation-letter.ts';
import { lettersLeave } from './letter-commands.ts';
import { linkToken, readLinkToken } from './invitation-link.ts';
import type * as contract from './joining-contract.ts';
import * as store from './joining-store.ts';
import { resetLetter } from './reset-letter.ts';
import { loadPerson } from './store.ts';

const validDays = 14;

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export async function invitePeople(
  act: PersonAct,
  { body, request }: Asked<typeof contract.invitePeople> & Carried,
): Promise<Answer<typeof contract.invitePeople>> {
  const academy = await store.loadAcademy(act.db, act.academyId);
  // passers-by would make themselves, and others, sign-ins of this installation
  await refuseInDemo(act);
  const people = await store.listInvitable(act.db, act.academyId, body.people, act.today);
  const leftOut = (person: store.Invitable) => {
    if (person.left) return 'left' as const;
    if (person.member) return 'has-sign-in' as const;
    return mayHandOutLink(act.actor, person.owner) ? null : ('owner-only' as const);
  };
  const invited = people
    .filter((person) => !leftOut(person))
    .map((person) => ({ ...person, secret: randomBytes(24).toString('base64url') }));
  await store.saveInvitations(
    act.db,
    act.academyId,
    invited.map(({ personId, secret, email }) => ({
      invitationId: newId(),
      personId,
      tokenHash: hashOf(secret),
      email,
    })),
    { by: act.actor.personId, at: act.now, until: new Date(act.now.getTime() + validDays * 86_400_000) },
  );
  const links: { personId: string; name: string; link: string }[] = [];
  const letters: Letter[] = [];
  for (const { personId, name, email, language, secret } of invited) {
    const path = `/invitation#${linkToken({ academyId: act.academyId, secret })}`;
    if (act.world.settings.smtpUrl !== null && email) {
      const letter = invitationLetter(language ?? academy?.languages[0] ?? 'en', {
        academy: academy?.name ?? '',
        name,
        link: linkTo(act.world, path),
        validDays,
      });
      letters.push({ recipient: email, personId, trigger: 'person.invited', ...letter });
    } else {
      links.push({ personId, name, link: linkFor(act.world, request, path) });
    }
  }
  await queueMails(act, act.academyId, letters);
  await act.tellAll(invited.map(({ personId }) => ({ name: 'person.invited', subjectId: personId, about: {} })));
  const skipped = people.flatMap((person) => {
    const reason = leftOut(person);
    return reason ? [{ personId: person.personId, name: person.name, reason }] : [];
  });
  return { mailed: letters.length, links, skipped };
}

/** Goes into the academy the link names: only so far as to see this one invitation. */
async function openInvitation(
  act: OutsideAct,
  token: string,
): Promise<store.InvitationFound & { academyId: AcademyId }> {
  const parts = readLinkToken(token);
  if (parts) {
    const academyId = parts.academyId as AcademyId;
    await database.enterAcademy(act.db, academyId);
    const found = await store.findInvitation(act.db, academyId, hashOf(parts.secret), act.now);
    if (found) return { ...found, academyId };
  }
  throw new Problem(
    'gone',
    'This invitation has been used, replaced by a newer one, or has run out. Ask for a new link.',
    {
      reason: 'link-run-out',
    },
  );
}

export async function lookAtInvitation(
  act: OutsideAct,
  { body }: Asked<typeof contract.lookAtInvitation>,
): Promise<Answer<typeof contract.lookAtInvitation>> {
  const { academy, name, email } = await openInvitation(act, body.token);
  await forgiveTry(act.db, clientLimit, act.client);
  return { academy, name, email };
}

export async function acceptInvitation(
  act: OutsideAct,
  { body }: Asked<typeof contract.acceptInvitation>,
): Promise<Answer<typeof contract.acceptInvitation>> {
  const invitation = await openInvitation(act, body.token);
  const { academyId, personId } = invitation;
  const signInId = act.signedIn?.signInId ?? (await newSignIn(act, invitation, body));
  const already = await act.db
    .selectFrom('membership')
    .select('person_id')
    .where('academy_id', '=', academyId)
    .where('sign_in_id', '=', signInId)
    .executeTakeFirst();
  if (already) {
    throw new Problem(
      'conflict',
      'This sign-in already belongs to a person of this academy. Sign out, then open the link again.',
      {
        reason: 'already-member',
      },
    );
  }
  await store.saveMembership(act.db, academyId, personId, signInId);
  await store.acceptInvitation(act.db, academyId, invitation.invitationId, act.now);
  if (act.signedIn) await enterSession(act.db, act.signedIn.sessionId, academyId);
  await openAct(act.world, act.db, academyId, null, act.now, []).tell({
    name: 'invitation.accepted',
    subjectId: personId,
    about: {},
  });
  await forgiveTry(act.db, clientLimit, act.client);
  return { academyId };
}

async function newSignIn(
  act: OutsideAct,
  invitation: store.InvitationFound,
  body: Asked<typeof contract.acceptInvitation>['body'],
): Promise<string> {
  const email = invitation.email ?? body.email;
  if (!email || !body.password) {
    throw new Problem('bad-request', 'Choose a password, and give an e-mail address if the page asks for one.', {
      fields: [{ pointer: email ? '/password' : '/email', detail: 'Missing.' }],
    });
  }
  // A link that came by mail proves the address it went to.
  const verified = invitation.email !== null && act.world.settings.smtpUrl !== null;
  return conflictSaid(() => makeSignIn(act, { name: invitation.name, email, password: body.password ?? '', verified }));
}

export async function handOutResetLink(
  act: PersonAct,
  { params, request }: Asked<typeof contract.handOutResetLink> & Carried,
): Promise<Answer<typeof contract.handOutResetLink>> {
  await refuseInDemo(act);
  const owner = (await listGrants(act.db, act.academyId, params.personId)).some((held) => held.grant === 'owner');
  if (!mayHandOutLink(act.actor, owner))
    throw new Problem('forbidden', 'Only an academy owner hands out links for an owner.', { reason: 'not-for-you' });
  const member = await store.findMembership(act.db, act.academyId, params.personId);
  if (!member)
    throw new Problem('refused', 'This person has no sign-in yet. Send an invitation instead.', {
      reason: 'no-sign-in',
    });
  if (await store.belongsElsewhere(act.db, act.academyId, member.signInId)) {
    throw new Problem(
      'refused',
      'This sign-in is used beyond this academy. The operator of the installation makes its link: sellwright reset-link.',
      {
        reason: 'operator-only',
      },
    );
  }
  const token = await resetToken(act, member.email);
  if (!token) throw new Problem('not-found', 'This sign-in is gone.');
  await act.tell({ name: 'reset-link.handed-out', subjectId: params.personId, about: {} });
  await tellByLetter(act, params.personId, member.email);
  return { link: linkFor(act.world, request, `/reset#${token}`) };
}

/** To the address they sign in with: the one in the roster is the administrator's to change. */
async function tellByLetter(act: PersonAct, personId: PersonId, address: string): Promise<void> {
  if (personId === act.actor.personId || !(await lettersLeave(act))) return;
  const academy = await store.loadAcademy(act.db, act.academyId);
  const [person, by] = [
    await loadPerson(act.db, act.academyId, personId),
    await loadPerson(act.db, act.academyId, act.actor.personId),
  ];
  const language = (await store.loadPreferences(act.db, act.academyId, personId))?.language ?? academy?.languages[0];
  const words = { name: person?.name ?? '', by: by?.name ?? '', academy: academy?.name ?? '' };
  await queueMails(act, act.academyId, [
    { recipient: address, personId, trigger: 'reset-link.handed-out', ...resetLetter(language ?? 'en', words) },
  ]);
}
