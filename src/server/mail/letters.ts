/** The letters of signing in. Each says what triggered it and links to the exact place. */
import type { World } from '../world.ts';
import type { Letter } from './queue.ts';

/** An address of the product, for a letter. */
export function linkTo(world: World, path: string): string {
  return `${world.settings.publicUrl ?? `http://localhost:${world.settings.port}`}${path}`;
}

/** The same for a link that is shown to who asks: where nobody set PUBLIC_URL, by the address they came by, which the gate has checked. */
export function linkFor(world: World, request: Request, path: string): string {
  if (world.settings.publicUrl) return linkTo(world, path);
  const came = request.headers.get('origin') ?? `http://${request.headers.get('host') ?? new URL(request.url).host}`;
  return `${new URL(came).origin}${path}`;
}

export function resetMail(world: World, email: string, token: string): Letter {
  return {
    recipient: email,
    subject: 'Set a new password · Neues Passwort setzen',
    text: `Somebody asked to set a new password for this address. If it was you, open this link within two days:

${linkTo(world, `/reset#${token}`)}

If it was not you, nothing has changed and you can ignore this mail.

—

Für diese Adresse wurde ein neues Passwort angefordert. Wenn Sie das waren, öffnen Sie den Link oben innerhalb von zwei Tagen. Andernfalls hat sich nichts geändert.
`,
    trigger: 'sign-in.reset-asked',
  };
}

export function verificationMail(world: World, email: string, token: string): Letter {
  return {
    recipient: email,
    subject: 'Confirm your e-mail address · E-Mail-Adresse bestätigen',
    text: `You gave this address when you signed up for a sales academy. Confirm that it is yours:

${linkTo(world, `/verify#${token}`)}

—

Sie haben diese Adresse bei der Anmeldung zu einer Vertriebsakademie angegeben. Bestätigen Sie über den Link oben, dass sie Ihnen gehört.
`,
    trigger: 'sign-in.verification-asked',
  };
}
