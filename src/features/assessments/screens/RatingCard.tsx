/**
 * One capability before a rater: what can be observed at each proficiency, each a target wide enough for a thumb, and below it a
 * note and evidence. What is required is not shown here: one rates what one has seen, not what is wanted.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useId, useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { RatingEvidence } from './RatingEvidence.tsx';
import classes from './rating-card.module.css';
import type { AssessingTold, EvidenceTold } from './use-rating-sheet.ts';

export interface RatingCardProps {
  readonly capability: AssessingTold['capabilities'][number];
  readonly scale: AssessingTold['scale'];
  readonly last: AssessingTold['last'][number] | undefined;
  readonly proficiency: number | null;
  readonly note: string | null;
  readonly evidence: readonly EvidenceTold[];
  readonly current: boolean;
  /** opened by a key: the note, the evidence */
  readonly asked: 'note' | 'evidence' | null;
  readonly target: { readonly personId: string; readonly assessmentId: string };
  readonly onRate: (capabilityId: string, proficiency: number | null, by: 'tap' | 'key') => void;
  readonly onNote: (capabilityId: string, note: string | null) => void;
  readonly onCurrent: (capabilityId: string) => void;
  readonly onEvidence: (capabilityId: string, item: { readonly kind: 'text' | 'link'; readonly said: string }) => void;
  readonly onRemove: (evidenceId: string) => void;
}

export function RatingCard(props: RatingCardProps): ReactElement {
  const { capability, scale, last, proficiency, current, onRate, onCurrent } = props;
  const { i18n, t } = useLingui();
  const format = useFormat();
  const id = useId();
  const said = (words: Readonly<Record<string, string>>): string => inLanguage(words, i18n.locale);
  const name = said(capability.name);
  return (
    <section
      className={classes['card']}
      data-current={current}
      data-rated={proficiency !== null}
      data-capability={capability.capabilityId}
      aria-labelledby={id}
      onFocus={() => onCurrent(capability.capabilityId)}
    >
      <h3 id={id} className={classes['name']}>
        {name}
      </h3>
      <p className={classes['purpose']}>{said(capability.purpose)}</p>
      <fieldset className={classes['steps']}>
        <legend className="only-heard">{name}</legend>
        {scale.map((step) => {
          const chosen = proficiency === step.proficiency;
          return (
            <label key={step.proficiency} className={classes['step']}>
              <input
                type="radio"
                name={id}
                className={classes['radio']}
                checked={chosen}
                onChange={() => onRate(capability.capabilityId, step.proficiency, 'tap')}
                onClick={() => {
                  // a radio button does not tell of a second click; here it takes the choice back
                  if (chosen) onRate(capability.capabilityId, null, 'tap');
                }}
              />
              <span className={classes['digit']} aria-hidden="true">
                {step.proficiency}
              </span>
              <span className={classes['words']}>
                <span className={classes['stepName']}>{said(step.name)}</span>
                <span className={classes['indicator']}>{said(capability.indicators[step.proficiency] ?? {})}</span>
                {last?.proficiency === step.proficiency && (
                  <span className={classes['last']}>{t`You said this on ${format.day(last.on)}`}</span>
                )}
              </span>
            </label>
          );
        })}
      </fieldset>
      <More {...props} name={name} />
    </section>
  );
}

function More({
  capability,
  note,
  evidence,
  asked,
  target,
  name,
  onNote,
  onEvidence,
  onRemove,
}: RatingCardProps & { readonly name: string }): ReactElement {
  const { t } = useLingui();
  const [open, setOpen] = useState<'note' | 'evidence' | null>(null);
  const [seen, setSeen] = useState(asked);
  if (asked !== seen) {
    setSeen(asked);
    if (asked) setOpen(asked);
  }
  const noteOpen = open === 'note' || Boolean(note);
  return (
    <div className={classes['more']}>
      <div className={classes['buttons']}>
        {!noteOpen && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Icon name="edit" size={16} />}
            aria-label={t`Add a note: ${name}`}
            onClick={() => setOpen('note')}
          >
            {t`Add a note`}
          </Button>
        )}
        {open !== 'evidence' && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Icon name="link" size={16} />}
            aria-label={t`Add evidence: ${name}`}
            onClick={() => setOpen('evidence')}
          >
            {t`Add evidence`}
          </Button>
        )}
      </div>
      {noteOpen && (
        <Textarea
          aria-label={t`Note: ${name}`}
          placeholder={t`What you saw, in a sentence. The person reads it.`}
          autosize
          minRows={1}
          maxLength={4000}
          data-autofocus={open === 'note'}
          ref={open === 'note' && !note ? focusOnce : undefined}
          value={note ?? ''}
          onChange={(event) => onNote(capability.capabilityId, event.currentTarget.value || null)}
        />
      )}
      <RatingEvidence
        name={name}
        items={evidence}
        adding={open === 'evidence'}
        target={{ ...target, capabilityId: capability.capabilityId }}
        onAdd={(item) => onEvidence(capability.capabilityId, item)}
        onRemove={onRemove}
        onDone={() => setOpen(null)}
      />
    </div>
  );
}

function focusOnce(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
