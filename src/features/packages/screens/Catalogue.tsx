/** Bringing in a list of bought modules: choose it, see what comes and what stays out, make it drafts, take it back. */
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProgressBar } from '../../../web/kit/ProgressBar.tsx';
import { type Progress, upload } from '../../../web/stream.ts';
import type { bringCatalogue, listCatalogues } from '../catalogue-contract.ts';
import { CatalogueCheck } from './CatalogueCheck.tsx';
import { CatalogueUndo } from './CatalogueUndo.tsx';
import classes from './catalogue.module.css';
import { useCatalogueRefusals } from './use-catalogue-words.ts';

const mostBytes = 20 * 1024 * 1024;

export function Catalogue(): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof listCatalogues>('GET', '/api/catalogue');
  const [list, setList] = useState<Told<typeof bringCatalogue> | null>(null);
  return (
    <>
      <PageHeader
        title={t`Bring in a list of modules`}
        lead={t`You see what comes and what stays out before anything stands on the menu.`}
        above={<TextLink to="/menu/packages">{t`Bring e-learning`}</TextLink>}
      />
      {list ? (
        <CatalogueCheck key={list.listId} list={list} onAnother={() => setList(null)} />
      ) : (
        <Answered answer={answer} rows={1} rowHeight={176}>
          {({ items }) => (
            <>
              <Choose onBrought={setList} />
              {items.length > 0 && <Former items={items} />}
            </>
          )}
        </Answered>
      )}
    </>
  );
}

function Choose({ onBrought }: { readonly onBrought: (list: Told<typeof bringCatalogue>) => void }): ReactElement {
  const { t } = useLingui();
  const reasons = useCatalogueRefusals();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (file: File): Promise<void> => {
    setError(undefined);
    setSending(true);
    try {
      const query = { fileName: file.name };
      onBrought(
        await upload<typeof bringCatalogue>('POST', '/api/catalogue', file, { query, onProgress: setProgress }),
      );
    } catch (caught) {
      setError(caught);
      setSending(false);
      setProgress(null);
    }
  };
  return (
    <section className={classes['choose']} aria-label={t`The list`}>
      <FilePick
        label={t`Choose a list, or drop it here`}
        hint={t`CSV or Excel (.xlsx) with a row for each module: title, summary, minutes, capability, proficiency, language, and a link or the name of a package file`}
        mostBytes={mostBytes}
        disabled={isSending}
        onPick={(file) => void send(file)}
      />
      {isSending && <ProgressBar progress={progress} />}
      <Problem error={error} reasons={reasons} />
    </section>
  );
}

function Former({ items }: { readonly items: Told<typeof listCatalogues>['items'] }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <section aria-label={t`Lists brought in`}>
      <h2>{t`Lists brought in`}</h2>
      <ul className={classes['former']}>
        {items.map(({ listId, fileName, appliedAt, made, undoneAt }) => (
          <li key={listId}>
            <p className={classes['list']}>
              <strong>{fileName}</strong>
              <span>
                {format.moment(appliedAt)} · {undoneAt ? t`Taken back` : t`${made} modules`}
              </span>
            </p>
            {!undoneAt && <CatalogueUndo listId={listId} fileName={fileName} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
