/** How often each capability must be seen, by how many, within how many months; what is usual at this level stands beside it. */
import { useLingui } from '@lingui/react/macro';
import { Button, NumberInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Proof } from '../criterion.ts';
import classes from './level-path.module.css';
import type { LevelPathTold } from './path-told.ts';
import { withProof } from './path-draft.ts';
import { useProofWords } from './use-proof-words.ts';
import type { WritingProps } from './WriteModules.tsx';

export function WriteCriteria({ told, draft, onChange }: WritingProps): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria" className={classes['heading']}>{t`To be demonstrated`}</h2>
      <p
        className={classes['says']}
      >{t`Which capabilities, and at which proficiency, stands in the way of selling.`}</p>
      <ul className={classes['list']}>
        {told.criteria.map((one) => (
          <Line
            key={one.capabilityId}
            name={inLanguage(one.name, i18n.locale)}
            usual={one.usual}
            proof={draft.proofs.get(one.capabilityId) ?? null}
            onChange={(proof) => onChange(withProof(draft, one.capabilityId, proof, one.usual))}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly usual: LevelPathTold['criteria'][number]['usual'];
  /** null: what is usual */
  readonly proof: Proof | null;
  readonly onChange: (proof: Proof) => void;
}

function Line({ name, usual, proof, onChange }: LineProps): ReactElement {
  const { t } = useLingui();
  const words = useProofWords();
  const now = proof ?? usual;
  const figures = [
    { key: 'demonstrations', label: t`Times`, heard: t`${name}: how many times`, max: 12 },
    { key: 'raters', label: t`People`, heard: t`${name}: by how many people`, max: now.demonstrations },
    { key: 'months', label: t`Months`, heard: t`${name}: within how many months`, max: 60 },
  ] as const;
  return (
    <li className={classes['criterion']}>
      <span className={classes['words']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['says']}>{t`Usual: ${words(usual)}`}</span>
        {proof && (
          <span>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t`${name}: back to usual`}
              onClick={() => onChange(usual)}
            >
              {t`Back to usual`}
            </Button>
          </span>
        )}
      </span>
      <span className={classes['figures']}>
        {figures.map(({ key, label, heard, max }) => (
          <NumberInput
            key={key}
            size="xs"
            label={label}
            aria-label={heard}
            min={1}
            max={max}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            value={now[key]}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1) onChange({ ...now, [key]: value });
            }}
          />
        ))}
      </span>
    </li>
  );
}
