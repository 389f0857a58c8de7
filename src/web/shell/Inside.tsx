/**
 * Everything inside an academy stands in here: it asks who the reader is, sends strangers to the door with the way back in
 * their pocket, and hands down who they are and their outbox. Changing the academy or the person begins anew: no answer stays.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { call } from '../api.ts';
import { useAsk } from '../ask.ts';
import { Problem } from '../kit/Problem.tsx';
import { bestLanguage, speak } from '../languages.ts';
import { MeContext, type Me } from '../me.ts';
import { openBrowserOutbox } from '../outbox-world.ts';
import type { Outbox } from '../outbox.ts';
import type { EnterAcademy, GetMe, SetPreferences, SignOut } from '../session.ts';
import { OutboxContext } from '../use-outbox.ts';
import type { Entry, ShellActions } from './entry.ts';
import { Bare } from './Bare.tsx';
import { Outside } from './Outside.tsx';
import { Shell } from './Shell.tsx';
import { Waiting } from './Waiting.tsx';

export interface InsideProps {
  readonly entriesFor: (me: Me) => readonly Entry[];
  readonly personLinksFor?: (me: Me) => readonly Entry[];
  readonly bannerFor?: (me: Me) => ReactNode;
  /** where somebody goes who is not inside: to sign in, to found the first academy, to choose one of theirs */
  readonly doors: { readonly signIn: string; readonly found: string; readonly choose: string };
  /** without navigation around it: what stands here fills the window */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

const here = (): string => location.pathname + location.search + location.hash;

export function Inside({
  entriesFor,
  personLinksFor,
  bannerFor,
  doors,
  bare = false,
  children,
}: InsideProps): ReactElement {
  const router = useRouter();
  const client = useQueryClient();
  const answer = useAsk<GetMe>('GET', '/api/me', { afresh: true });
  const me = answer.data;
  // an answer from before signing in may still be held: nobody is sent away on its word
  const door = me && !me.person && !answer.isFetching ? doorFor(me, doors) : undefined;
  useEffect(() => {
    if (!door) return;
    // whoever signs in next must not see, even for a moment, what the one before saw
    client.removeQueries({ predicate: (query) => query.queryKey[1] !== '/api/me' });
    router.history.replace(door);
  }, [client, door, router]);
  useSpoken(me);
  const outbox = useBox(me?.person?.id);
  const actions = useActions();

  if (answer.isError && !me) {
    return (
      <Outside>
        <Problem error={answer.error} onRetry={() => void answer.refetch()} />
      </Outside>
    );
  }
  // the frame stands before everything in it is there, and is the same one afterwards
  const content = me?.person && outbox ? children : <Waiting />;
  return (
    <MeContext.Provider value={me?.person ? me : null}>
      <OutboxContext.Provider value={outbox ?? null}>
        {bare ? (
          <Bare>{content}</Bare>
        ) : (
          <Shell
            entries={me?.person ? entriesFor(me) : []}
            personLinks={(me?.person && personLinksFor?.(me)) || []}
            actions={actions}
            banner={me?.person ? bannerFor?.(me) : null}
          >
            {content}
          </Shell>
        )}
      </OutboxContext.Provider>
    </MeContext.Provider>
  );
}

function doorFor(me: Me, doors: InsideProps['doors']): string {
  if (me.signIn) return doors.choose;
  if (me.installation.empty) return doors.found;
  return here() === '/' ? doors.signIn : `${doors.signIn}?return=${encodeURIComponent(here())}`;
}

/** The language the person has chosen, on whatever machine they sit now; unless the address asks for another. */
function useSpoken(me: Me | undefined): void {
  const language = me?.person?.language;
  useEffect(() => {
    if (language && !new URLSearchParams(location.search).has('language')) void speak(bestLanguage([language]));
  }, [language]);
}

async function whoSends(): Promise<string | null | undefined> {
  try {
    return (await call<GetMe>('GET', '/api/me')).person?.id ?? null;
  } catch {
    // no answer is no news about the session
    return undefined;
  }
}

function useBox(personId: string | undefined): Outbox | undefined {
  const client = useQueryClient();
  const [outbox, setOutbox] = useState<Outbox>();
  useEffect(() => {
    if (!personId) return;
    const opened = openBrowserOutbox(personId, {
      whoSends,
      onStranger: () => void client.invalidateQueries({ queryKey: ['api', '/api/me'] }),
    });
    setOutbox(opened.outbox);
    return opened.close;
  }, [client, personId]);
  return outbox;
}

function useActions(): ShellActions {
  const client = useQueryClient();
  return useMemo(
    () => ({
      setLanguage(language) {
        void speak(language);
        void call<SetPreferences>('PATCH', '/api/me', { body: { language } }).then(() => client.invalidateQueries());
      },
      enterAcademy(academyId) {
        void call<EnterAcademy>('POST', '/api/academies/:academyId/enter', { params: { academyId } }).then(() =>
          location.assign('/'),
        );
      },
      signOut() {
        void call<SignOut>('POST', '/api/sign-out').finally(() => location.assign('/'));
      },
    }),
    [client],
  );
}
