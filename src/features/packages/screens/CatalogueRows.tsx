/** The rows of a list: those that stay out, each with its place and reason, and those that come. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Told } from '../../../web/api.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { previewCatalogue } from '../catalogue-contract.ts';
import classes from './catalogue.module.css';
import { useReasonWords } from './use-catalogue-words.ts';
import { usePackageWords } from './use-package-words.ts';

type Preview = Told<typeof previewCatalogue>;

const atOnce = 50;

export function CatalogueRows({ preview: { coming, leftOut } }: { readonly preview: Preview }): ReactElement {
  return (
    <>
      {leftOut.length > 0 && (
        <Rows
          heading={<Plural value={leftOut.length} one="# row stays out" other="# rows stay out" />}
          count={leftOut.length}
        >
          {(shown) => leftOut.slice(0, shown).map((row) => <StaysOut key={row.line} row={row} />)}
        </Rows>
      )}
      {coming.length > 0 && (
        <Rows
          heading={<Plural value={coming.length} one="# module comes" other="# modules come" />}
          count={coming.length}
        >
          {(shown) => coming.slice(0, shown).map((row) => <Comes key={row.line} row={row} />)}
        </Rows>
      )}
    </>
  );
}

function StaysOut({ row }: { readonly row: Preview['leftOut'][number] }): ReactElement {
  const { t } = useLingui();
  const reasons = useReasonWords();
  const { line, column, reason, title, value } = row;
  return (
    <li>
      <Icon name="warning" size={20} />
      <p className={classes['list']}>
        <strong>{title || t`No title`}</strong>
        <span>
          {column ? t`Row ${line}, column “${column}”` : t`Row ${line}`}: {reasons[reason]}
          {value && value !== title ? ` (${value})` : ''}
        </span>
      </p>
    </li>
  );
}

function Comes({ row }: { readonly row: Preview['coming'][number] }): ReactElement {
  const { t } = useLingui();
  const { languageName } = usePackageWords();
  const { line, title, minutes, language, capabilities, opens, complete } = row;
  return (
    <li>
      <Icon name="check" size={20} />
      <p className={classes['list']}>
        <strong>{title}</strong>
        <span>{[t`Row ${line}`, t`${minutes} min`, languageName(language), ...capabilities].join(' · ')}</span>
        <span>{opens}</span>
        {!complete && <span>{t`As a draft: a summary or a capability is missing`}</span>}
      </p>
    </li>
  );
}

interface RowsProps {
  readonly heading: ReactNode;
  readonly count: number;
  readonly children: (shown: number) => ReactNode;
}

function Rows({ heading, count, children }: RowsProps): ReactElement {
  const { t } = useLingui();
  const [shown, setShown] = useState(atOnce);
  const more = count - shown;
  return (
    <section>
      <h2>{heading}</h2>
      <ul className={classes['rows']}>{children(shown)}</ul>
      {more > 0 && (
        <Button variant="subtle" onClick={() => setShown(shown + 10 * atOnce)}>{t`Show ${more} more`}</Button>
      )}
    </section>
  );
}
