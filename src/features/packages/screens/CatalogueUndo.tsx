/** Takes the drafts of a list back, and names those that stay because somebody has worked on them. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { undoCatalogue } from '../catalogue-contract.ts';
import classes from './catalogue.module.css';

const mostNamed = 20;

export function CatalogueUndo({
  listId,
  fileName,
}: {
  readonly listId: string;
  readonly fileName: string;
}): ReactElement {
  const { t } = useLingui();
  const undo = useDo<typeof undoCatalogue>('POST', '/api/catalogue/:listId/undo', {
    refresh: ['/api/menu', '/api/packages'],
  });
  if (!undo.data)
    return (
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="undo" size={16} />}
          aria-label={t`Take back the drafts of ${fileName}`}
          loading={undo.isPending}
          onClick={() => undo.mutate({ params: { listId } })}
        >{t`Take back`}</Button>
        <Problem error={undo.error} />
      </div>
    );
  const { removed, kept } = undo.data;
  return (
    <div role="status">
      <p>
        <Plural value={removed} one="# draft is gone." other="# drafts are gone." />{' '}
        {kept.length > 0 && (
          <Plural
            value={kept.length}
            one="# stays, because somebody has published or changed it since:"
            other="# stay, because somebody has published or changed them since:"
          />
        )}
      </p>
      <ul className={classes['kept']}>
        {kept.slice(0, mostNamed).map(({ activityId, name }) => (
          <li key={activityId}>
            <TextLink to="/menu/$activityId" params={{ activityId }}>
              {name}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
