/** A person's whole record, to take away as a file. The server makes it while it is downloaded. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';

export function TakeRecord({ personId }: { readonly personId: string }): ReactElement {
  const { t } = useLingui();
  return (
    <div>
      <Button
        component="a"
        href={`/api/people/${personId}/record`}
        download
        variant="default"
        leftSection={<Icon name="download" size={16} />}
      >
        {t`Download the whole record`}
      </Button>
    </div>
  );
}
