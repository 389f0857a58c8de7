/** Why somebody needs something: the parts of one sum, read aloud. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import type { listNeeded } from '../assignment-contract.ts';
import classes from './assign.module.css';

type Needed = Told<typeof listNeeded>;
type Part = Needed['items'][number]['parts'][number];

export interface ReasonsProps {
  readonly parts: readonly Part[];
  readonly points: number;
  readonly capabilities: Needed['capabilities'];
}

export function Reasons({ parts, points, capabilities }: ReasonsProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const nameOf = (id: string): string =>
    inLanguage(capabilities.find(({ capabilityId }) => capabilityId === id)?.name ?? {}, i18n.locale);
  const said = (part: Part): string => {
    const name = nameOf(part.capabilityId);
    switch (part.why) {
      case 'gap': {
        const steps = plural(part.steps, { one: '# step', other: '# steps' });
        return t`${name}: ${steps} missing, weight ${part.weight}`;
      }
      case 'unproven':
        return t`${name}: nobody has seen it yet, weight ${part.weight}`;
      case 'company-priority':
        return t`${name}: the company wants it until ${format.day(part.until)}`;
      case 'own-priority':
        return t`${name}: one’s own wish until ${format.day(part.until)}`;
    }
  };
  return (
    <>
      {parts.length === 0 && <p className={classes['says']}>{t`Given by name: no requirement asks for it.`}</p>}
      <ul className={classes['parts']}>
        {parts.map((part) => (
          <li key={`${part.why} ${part.capabilityId}`}>
            <span>{said(part)}</span>
            <span>{part.points}</span>
          </li>
        ))}
        <li className={classes['sum']}>
          <span>{t`Together`}</span>
          <span>{points}</span>
        </li>
      </ul>
    </>
  );
}
