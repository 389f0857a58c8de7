/** What is to be mended in the part one writes at, in words; and the proposal to cut what is too long. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { ContentFault, ContentFaultReason } from '../content-fault.ts';
import classes from './editor.module.css';
import { useActivityWords } from './use-activity-words.ts';

export function Faults({ faults }: { readonly faults: readonly ContentFault[] }): ReactElement | null {
  const { t } = useLingui();
  const { languageName } = useActivityWords();
  const says = useFaultWords();
  if (faults.length === 0) return null;
  // a card without a word would fill the page with the same sentence
  const lines = [...new Map(faults.map((fault) => [`${fault.reason}/${fault.language}`, fault])).values()];
  return (
    <ul className={classes['faults']} aria-label={t`To be mended`}>
      {lines.map((fault) => (
        <li key={`${fault.reason}/${fault.language}`} data-severity={fault.severity}>
          <Icon name={fault.severity === 'error' ? 'warning' : 'why'} size={16} />
          <span>
            {says[fault.reason]}
            {fault.language && ` (${languageName(fault.language)})`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useFaultWords(): Record<ContentFaultReason, string> {
  const { t } = useLingui();
  return {
    'missing-text': t`A text is still missing.`,
    'no-language': t`Say in which languages it is complete.`,
    'nothing-developed': t`Say which capability it develops.`,
    'no-cards': t`There is no card yet.`,
    'no-question': t`It asks nothing: whoever learns cannot tell whether it stuck.`,
    'too-long': t`More than 15 minutes is no bite. Cut it in two, or shorten it.`,
    'minutes-far-off': t`The minutes planned are far from what stands in it.`,
    'same-key': t`Two parts have the same key. Remove one of them.`,
    'too-few-choices': t`There must be two choices at least.`,
    'no-right-choice': t`Mark what is right.`,
    'all-choices-right': t`Every choice is right: there is nothing to decide.`,
    'no-accepted-answer': t`No answer is accepted yet.`,
    'no-picture': t`The picture is missing.`,
    'no-description': t`Say in words what the picture shows.`,
    'no-film': t`The film is missing.`,
    'no-package': t`Choose the package.`,
    'no-link': t`Give the whole address, beginning with https://.`,
    'no-document': t`The document is missing.`,
    'no-turns': t`The conversation has not begun: add a turn.`,
    'unknown-turn': t`An answer leads to a turn that is not there any more.`,
    'unreachable-turn': t`No answer leads to one of the turns.`,
    'never-ends': t`From one of the turns the conversation never ends.`,
    'nothing-to-choose': t`The first turn needs answers to choose from.`,
  };
}
