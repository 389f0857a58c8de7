/** What a list would bring, read as its columns are said to mean; and the one button that brings it. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import type { Told } from '../../../web/api.ts';
import { refresh, useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { usePerson } from '../../../web/me.ts';
import { callProgress, type Progress } from '../../../web/stream.ts';
import type { applyCatalogue, bringCatalogue, previewCatalogue } from '../catalogue-contract.ts';
import { type CatalogueMapping, type CatalogueMeaning, catalogueMeanings } from '../catalogue-words.ts';
import { CatalogueRows } from './CatalogueRows.tsx';
import { CatalogueUndo } from './CatalogueUndo.tsx';
import classes from './catalogue.module.css';
import { useCatalogueRefusals, useMeaningWords } from './use-catalogue-words.ts';

type List = Told<typeof bringCatalogue>;
type Preview = Told<typeof previewCatalogue>;

interface CheckProps {
  readonly list: List;
  readonly onAnother: () => void;
}

export function CatalogueCheck({ list, onAnother }: CheckProps): ReactElement {
  const { t } = useLingui();
  const reasons = useCatalogueRefusals();
  const { listId, fileName, above, headingLine } = list;
  const [mapping, setMapping] = useState<CatalogueMapping>(list.mapping);
  const [done, setDone] = useState<Told<typeof applyCatalogue> | null>(null);
  const answer = useAsk<typeof previewCatalogue>('POST', '/api/catalogue/:listId/preview', {
    params: { listId },
    body: { mapping: [...mapping] },
    hold: true,
    when: done === null,
  });
  if (done) return <Done list={list} done={done} onAnother={onAnother} />;
  return (
    <div className={classes['check']}>
      <div className={classes['list']}>
        <h2>{fileName}</h2>
        <span>
          <Plural value={list.rows} one="# row" other="# rows" />
        </span>
        {above > 0 && <span>{t`The headings stand in row ${headingLine}; what stands above them stays out.`}</span>}
        {list.remembered && <span>{t`The columns mean what they meant in the last list with these headings.`}</span>}
      </div>
      <Columns list={list} mapping={mapping} onChange={setMapping} />
      <Answered answer={answer} rows={6} reasons={reasons}>
        {(preview) => (
          <>
            <Apply
              key={preview.fingerprint}
              preview={preview}
              listId={listId}
              mapping={mapping}
              waiting={answer.isPlaceholderData}
              onDone={setDone}
              onRenew={() => void answer.refetch()}
            />
            <CatalogueRows preview={preview} />
          </>
        )}
      </Answered>
      <Group>
        <Button variant="default" onClick={onAnother}>{t`Choose another list`}</Button>
      </Group>
    </div>
  );
}

interface ColumnsProps {
  readonly list: List;
  readonly mapping: CatalogueMapping;
  readonly onChange: (mapping: CatalogueMapping) => void;
}

function Columns({ list, mapping, onChange }: ColumnsProps): ReactElement {
  const { t } = useLingui();
  const words = useMeaningWords();
  const choose = (column: number, meaning: CatalogueMeaning | null): void =>
    // a meaning stands once: it moves here from where it was
    onChange(mapping.map((other, at) => (at === column ? meaning : other === meaning ? null : other)));
  const unclear = !mapping.includes('title') || !(mapping.includes('link') || mapping.includes('package'));
  return (
    <details className={classes['columns']} open={unclear || undefined}>
      <summary>{t`What the columns mean`}</summary>
      <ul>
        {list.columns.map(({ name, samples }, at) => (
          // oxlint-disable-next-line no-array-index-key -- a column is its place
          <li key={at}>
            <NativeSelect
              label={name}
              description={samples.join(' · ')}
              value={mapping[at] ?? ''}
              onChange={(event) => choose(at, (event.currentTarget.value || null) as CatalogueMeaning | null)}
              data={[
                { value: '', label: t`Not brought in` },
                ...catalogueMeanings.map((value) => ({ value, label: words[value] })),
              ]}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ApplyProps {
  readonly preview: Preview;
  readonly listId: string;
  readonly mapping: CatalogueMapping;
  readonly waiting: boolean;
  readonly onDone: (done: Told<typeof applyCatalogue>) => void;
  readonly onRenew: () => void;
}

function Apply({ preview, listId, mapping, waiting, onDone, onRenew }: ApplyProps): ReactElement {
  const { t } = useLingui();
  const reasons = useCatalogueRefusals();
  const mayPublish = usePerson().grants.includes('owner');
  const [publish, setPublish] = useState(false);
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [error, setError] = useState<unknown>();
  const apply = async (): Promise<void> => {
    setError(undefined);
    setWorking(true);
    try {
      const done = await callProgress<typeof applyCatalogue>('PUT', '/api/catalogue/:listId', setProgress, {
        params: { listId },
        body: { mapping: [...mapping], fingerprint: preview.fingerprint, publish },
      });
      // at once: a preview that still stood here would be asked for anew, and is no more
      flushSync(() => onDone(done));
      await refresh(client, ['/api/menu', '/api/packages']);
    } catch (caught) {
      setError(caught);
      setWorking(false);
    }
  };
  const coming = preview.coming.length;
  const complete = preview.coming.filter((one) => one.complete).length;
  if (isWorking) return <ProgressBar progress={progress} phases={{ beginning: t`The modules are begun` }} />;
  return (
    <div className={classes['apply']}>
      {mayPublish && complete > 0 && (
        <Checkbox
          label={
            <Plural
              value={complete}
              one="Publish # at once: nothing is missing"
              other="Publish # at once: nothing is missing"
            />
          }
          checked={publish}
          onChange={(event) => setPublish(event.currentTarget.checked)}
        />
      )}
      <Button disabled={coming === 0 || waiting} onClick={() => void apply()}>
        <Plural value={coming} _0="Nothing to bring in" one="Bring in # module" other="Bring in # modules" />
      </Button>
      <Problem error={error} reasons={reasons} />
      {error !== undefined && <Button variant="default" onClick={onRenew}>{t`Look at it again`}</Button>}
    </div>
  );
}

interface DoneProps {
  readonly list: List;
  readonly done: Told<typeof applyCatalogue>;
  readonly onAnother: () => void;
}

function Done({ list, done: { made, published }, onAnother }: DoneProps): ReactElement {
  const { t } = useLingui();
  return (
    <section className={classes['check']} aria-label={t`Brought in`}>
      <p role="status">
        <Plural value={made} one="# module is begun." other="# modules are begun." />{' '}
        {published > 0 && (
          <Plural value={published} one="# of them is on the menu." other="# of them are on the menu." />
        )}
      </p>
      <Group>
        <ButtonLink to="/menu">{t`To the menu`}</ButtonLink>
        <Button variant="default" onClick={onAnother}>{t`Choose another list`}</Button>
      </Group>
      <CatalogueUndo listId={list.listId} fileName={list.fileName} />
    </section>
  );
}
