/** Bringing e-learning in from anywhere: packages are dropped here, checked, and become modules on the menu. */
import { Plural, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { listShelf } from '../shelf-contract.ts';
import { BringIn } from './BringIn.tsx';
import { MakeModule } from './MakeModule.tsx';
import { type OnShelf, PackageLine } from './PackageLine.tsx';
import classes from './shelf.module.css';
import { kindNames, usePackageWords } from './use-package-words.ts';

/** From so many on one looks for one by its name. */
const manyPackages = 8;

export function Shelf(): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof listShelf>('GET', '/api/packages/shelf');
  const [making, setMaking] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t`Bring e-learning`}
        lead={t`Packages from marketplaces and authoring tools: SCORM 1.2 and 2004, cmi5 and Tin Can.`}
        above={<TextLink to="/menu">{t`Back to the menu`}</TextLink>}
        beside={<TextLink to="/menu/catalogue">{t`Bring in a list of modules`}</TextLink>}
      />
      <BringIn onMake={setMaking} />
      <Answered answer={answer} rows={4} rowHeight={88}>
        {({ items }) => <Packages items={items} onMake={setMaking} />}
      </Answered>
      {making && <MakeModule packageId={making} onClose={() => setMaking(null)} />}
    </>
  );
}

function Packages({
  items,
  onMake,
}: {
  readonly items: readonly OnShelf[];
  readonly onMake: (packageId: string) => void;
}): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = items.filter(({ title, kind }) => `${say(title)} ${kindNames[kind]}`.toLowerCase().includes(wanted));
  if (items.length === 0)
    return (
      <Empty icon="upload" title={t`No package is here yet`}>
        {t`What you drop above stands here, with the modules it is in.`}
      </Empty>
    );
  return (
    <section aria-label={t`Packages`}>
      <div className={classes['head']}>
        <h2>
          <Plural value={found.length} one="# package" other="# packages" />
        </h2>
        {items.length >= manyPackages && (
          <TextInput
            aria-label={t`Search by name`}
            placeholder={t`Search by name`}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </div>
      <ul className={classes['list']}>
        {found.map((one) => (
          <PackageLine key={one.packageId} onShelf={one} onMake={() => onMake(one.packageId)} />
        ))}
      </ul>
    </section>
  );
}
