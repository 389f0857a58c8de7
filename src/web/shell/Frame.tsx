/** What every screen stands in, inside an academy or out of it: words, direction, colours, answers. Owns no element of its own. */
import { I18nProvider, useLingui } from '@lingui/react';
import { i18n } from '@lingui/core';
import { DirectionContext, MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { directionOf } from '../languages.ts';
import { styleNonce } from '../nonce.ts';
import { theme, variables } from '../theme.ts';

const appearance = localStorageColorSchemeManager({ key: 'sellwright.appearance' });

export function Frame({
  answers,
  children,
}: {
  readonly answers: QueryClient;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <I18nProvider i18n={i18n}>
      <Direction>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={variables}
          colorSchemeManager={appearance}
          defaultColorScheme="auto"
          getStyleNonce={() => styleNonce}
          deduplicateInlineStyles
        >
          <QueryClientProvider client={answers}>{children}</QueryClientProvider>
        </MantineProvider>
      </Direction>
    </I18nProvider>
  );
}

/** The direction follows the language; nothing below is made anew when it turns. */
function Direction({ children }: { readonly children: ReactNode }): ReactElement {
  const { i18n: spoken } = useLingui();
  const dir = directionOf(spoken.locale);
  const value = useMemo(() => ({ dir, toggleDirection: () => {}, setDirection: () => {} }), [dir]);
  return <DirectionContext.Provider value={value}>{children}</DirectionContext.Provider>;
}
