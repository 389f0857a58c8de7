/** A package on the shelf: what it is, the modules it is in, and what can be done with it. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Actions } from '../../../web/kit/Actions.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { removePackage } from '../contract.ts';
import type { changePackage, listShelf } from '../shelf-contract.ts';
import classes from './shelf.module.css';
import { kindNames, usePackageWords } from './use-package-words.ts';

export type OnShelf = Told<typeof listShelf>['items'][number];

interface PackageLineProps {
  readonly onShelf: OnShelf;
  readonly onMake: () => void;
}

export function PackageLine({ onShelf, onMake }: PackageLineProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const format = useFormat();
  const [removing, setRemoving] = useState(false);
  const { packageId, kind, units, bytes, importedAt, modules, ownWindow } = onShelf;
  const title = say(onShelf.title);
  const change = useDo<typeof changePackage>('PATCH', '/api/packages/:packageId', {
    refresh: ['/api/packages'],
    done: (_, { body }) =>
      toast(body.ownWindow ? t`“${title}” opens in a window of its own.` : t`“${title}” opens within the page.`),
  });
  return (
    <li className={classes['line']}>
      <div className={classes['what']}>
        <p className={classes['title']}>{title}</p>
        <p className={classes['facts']}>
          {kindNames[kind]}
          {units > 1 && (
            <>
              {' · '}
              <Plural value={units} one="# unit" other="# units" />
            </>
          )}
          {' · '}
          {format.bytes(bytes)}
          {' · '}
          {format.moment(importedAt)}
          {ownWindow && (
            <>
              {' · '}
              {t`opens in a window of its own`}
            </>
          )}
        </p>
        <Modules modules={modules} />
        <Problem error={change.error} />
      </div>
      <div className={classes['actions']}>
        <ButtonLink to="/try/$packageId" params={{ packageId }} variant="subtle" px="xs">
          {t`Try it`}
        </ButtonLink>
        <Button variant={modules.length === 0 ? 'light' : 'default'} onClick={onMake}>
          {modules.length === 0 ? t`Make a module` : t`Another module`}
        </Button>
        <Actions
          label={t`More about “${title}”`}
          actions={[
            {
              key: 'window',
              label: ownWindow ? t`Open it within the page` : t`Open it in a window of its own`,
              icon: 'out',
              disabled: change.isPending,
              onChoose: () => change.mutate({ params: { packageId }, body: { ownWindow: !ownWindow } }),
            },
            {
              key: 'remove',
              label: t`Take it away`,
              icon: 'remove',
              disabled: modules.length > 0,
              onChoose: () => setRemoving(true),
            },
          ]}
        />
      </div>
      <Dialog opened={removing} onClose={() => setRemoving(false)} title={t`Take “${title}” away`}>
        <Removing packageId={packageId} title={title} onClose={() => setRemoving(false)} />
      </Dialog>
    </li>
  );
}

function Modules({ modules }: Pick<OnShelf, 'modules'>): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  if (modules.length === 0) return <p className={classes['unused']}>{t`In no module yet`}</p>;
  return (
    <ul className={classes['modules']} aria-label={t`In these modules`}>
      {modules.map(({ activityId, name, state }) => (
        <li key={activityId}>
          <TextLink to="/menu/$activityId" params={{ activityId }}>
            {say(name) || t`Without a name`}
          </TextLink>
          {state === 'draft' && ` (${t`draft`})`}
          {state === 'retired' && ` (${t`off the menu`})`}
        </li>
      ))}
    </ul>
  );
}

function Removing({
  packageId,
  title,
  onClose,
}: {
  readonly packageId: string;
  readonly title: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useLingui();
  const remove = useDo<typeof removePackage>('DELETE', '/api/packages/:packageId', {
    refresh: ['/api/packages'],
    done: () => {
      onClose();
      toast(t`“${title}” is taken away.`);
    },
  });
  return (
    <>
      <Text>{t`Its files are deleted. To have it back you bring the package in again. What people did in it stays in the learning records.`}</Text>
      <Problem
        error={remove.error}
        reasons={{ 'in-a-module': t`A module holds it, or held it in a version that people may have begun.` }}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{t`Keep it`}</Button>
        <Button
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { packageId } })}
        >{t`Take it away`}</Button>
      </Group>
    </>
  );
}
