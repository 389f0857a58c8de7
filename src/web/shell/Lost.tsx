/** No screen stands at this address. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../kit/Empty.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';

export function Lost(): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Nothing here`} />
      <Empty
        icon="search"
        title={t`There is no page at this address.`}
        action={<Button component={Link} to="/">{t`To the first page`}</Button>}
      >
        {t`The link may be old or mistyped.`}
      </Empty>
    </>
  );
}
