/** A screen failed. The frame stays, the reader may try again, and what was saved is safe. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { PageHeader } from '../kit/PageHeader.tsx';
import { Problem } from '../kit/Problem.tsx';

/** A new version of the product has other files; an open tab then asks for one that is gone. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

export function Broken({ error, reset }: { readonly error: unknown; readonly reset: () => void }): ReactElement {
  const { t } = useLingui();
  const outdated = isOutdated(error);
  return (
    <>
      <PageHeader title={outdated ? t`A new version is here` : t`This page did not come up`} />
      {outdated ? (
        <p>{t`Load the page again to go on with the new version. Nothing is lost.`}</p>
      ) : (
        <Problem error={error} />
      )}
      <Group mt="lg">
        <Button onClick={() => location.reload()}>{t`Load again`}</Button>
        {!outdated && (
          <Button variant="default" onClick={reset}>
            {t`Try again`}
          </Button>
        )}
      </Group>
    </>
  );
}
