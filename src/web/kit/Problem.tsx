/**
 * What went wrong, why, and what to do now, in the reader's language. Screens give words for the reasons they know
 * (`reasons={{ 'already-confirmed': t`…` }}`); anything else is told in general, never as a code.
 */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { ProblemError, Unreachable } from '../api.ts';
import { Icon } from './Icon.tsx';
import { ButtonLink } from './links.ts';
import classes from './problem.module.css';

export type Reasons = { readonly [reason: string]: string };

export interface ProblemProps {
  readonly error: unknown;
  readonly reasons?: Reasons;
  readonly onRetry?: () => void;
}

export function Problem({ error, reasons, onRetry }: ProblemProps): ReactElement | null {
  const { t } = useLingui();
  const words = useProblemWords(reasons);
  if (!error) return null;
  return (
    <div role="alert" className={classes['problem']}>
      <Icon name={error instanceof Unreachable ? 'offline' : 'warning'} />
      <div className={classes['words']}>
        <p>{words(error)}</p>
        <FieldList error={error} />
        {onRetry && !isFinal(error) && (
          <Button size="compact-sm" variant="default" onClick={onRetry} mt={8}>{t`Try again`}</Button>
        )}
        {onRetry && isFinal(error) && (
          <ButtonLink size="compact-sm" variant="default" to="/" mt={8}>{t`To the first page`}</ButtonLink>
        )}
      </div>
    </div>
  );
}

/** Asking again would hear the same. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof ProblemError && (['forbidden', 'not-found', 'gone'].includes(error.code) || isMistyped(error))
  );
}

/** The address names something that cannot exist: a link cut short. */
function isMistyped(error: ProblemError): boolean {
  return error.fields.some(({ pointer }) => pointer.startsWith('/params/'));
}

function FieldList({ error }: { readonly error: unknown }): ReactElement | null {
  if (!(error instanceof ProblemError) || error.fields.length === 0 || isMistyped(error)) return null;
  return (
    <ul className={classes['fields']}>
      {error.fields.map((field) => (
        <li key={field.pointer + field.detail}>
          {[field.pointer.split('/').filter(Boolean).join(' › '), field.detail].filter(Boolean).join(': ')}
        </li>
      ))}
    </ul>
  );
}

/** The sentence for an error, for toasts and fields. */
export function useProblemWords(reasons: Reasons = {}): (error: unknown) => string {
  const { t } = useLingui();
  return (error) => {
    if (error instanceof Unreachable)
      return t`No connection to the server. Your work stays here; it goes on by itself when the connection is back.`;
    if (!(error instanceof ProblemError))
      return t`Something unexpected happened on this page. Load it again; what was saved is safe.`;
    const known = error.reason === undefined ? undefined : reasons[error.reason];
    if (known) return known;
    if (isMistyped(error)) return t`This does not exist, or no longer.`;
    switch (error.code) {
      case 'not-signed-in':
        return t`Your session has ended. Sign in again.`;
      case 'forbidden':
        return t`You may not see or do this. Ask your administrator if you think you should.`;
      case 'not-found':
        return t`This does not exist, or no longer.`;
      case 'gone':
        return t`This is no longer there.`;
      case 'conflict':
        return t`Somebody else changed this meanwhile. Load the page again to see it, then repeat your change.`;
      case 'too-large':
        return t`This is too large.`;
      case 'too-many-requests':
        return t`Too many tries. Wait a moment, then try again.`;
      case 'storage-full':
        return t`The server has no room left, so nothing was saved. Your administrator has to make room.`;
      case 'unavailable':
        return t`The server is busy or starting. Try again in a moment.`;
      case 'broken':
        return t`The server made a mistake. Nothing was changed. Try again; if it stays, tell your administrator.`;
      default:
        return error.detail || t`The server did not accept this.`;
    }
  };
}
