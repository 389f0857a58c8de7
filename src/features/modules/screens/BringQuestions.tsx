/** Questions of another system, brought in from a file: looked at first, picked, and put behind a card. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { upload } from '../../../web/stream.ts';
import type { Card } from '../module-content.ts';
import type { previewQuestions } from '../question-contract.ts';
import { Brought } from './Brought.tsx';
import classes from './bring-questions.module.css';
import { useActivityWords } from './use-activity-words.ts';
import { useCardWords } from './use-card-words.ts';

export interface BringQuestionsProps {
  readonly activityId: string;
  readonly languages: readonly string[];
  readonly cards: readonly Card[];
  /** the card behind which they go, unless one says otherwise; null for an empty module */
  readonly after: string | null;
  readonly onPut: (cards: readonly Card[], after: string | null) => void;
  readonly onClose: () => void;
}

const endings = ['.gift', '.txt', '.xml', '.zip', '.csv', '.tsv', '.xlsx'];
const largest = 20 * 1024 * 1024;

export function BringQuestions(props: BringQuestionsProps): ReactElement {
  const { t } = useLingui();
  const { activityId, languages, onClose } = props;
  const { languageName } = useActivityWords();
  const [language, setLanguage] = useState(languages[0] ?? 'en');
  const [found, setFound] = useState<Told<typeof previewQuestions> | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const look = async (file: File): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      setFound(
        await upload<typeof previewQuestions>('POST', '/api/menu/:activityId/draft/questions/preview', file, {
          params: { activityId },
          query: { name: file.name.slice(-300), language },
        }),
      );
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={t`Questions from a file`} size="lg">
      <div className={classes['all']}>
        {found ? (
          <Picked {...props} found={found} onAgain={() => setFound(null)} />
        ) : (
          <>
            {languages.length > 1 && (
              <NativeSelect
                label={t`Language of the texts`}
                description={t`For files that do not say it themselves`}
                value={language}
                onChange={(event) => setLanguage(event.currentTarget.value)}
                data={languages.map((value) => ({ value, label: languageName(value) }))}
              />
            )}
            <FilePick
              label={busy ? t`The file is being read` : t`Choose a file, or drop it here`}
              hint={t`GIFT, Moodle XML, QTI 2 and 3 (also packages), or a table as CSV or Excel`}
              endings={endings}
              mostBytes={largest}
              disabled={busy}
              onPick={(file) => void look(file)}
            />
            <Problem
              error={error}
              reasons={{ 'no-draft': t`Nothing is being written here any more.`, 'file-empty': t`This file is empty.` }}
            />
            <TableHelp />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Picked({
  cards,
  after,
  found,
  onPut,
  onAgain,
}: BringQuestionsProps & {
  readonly found: Told<typeof previewQuestions>;
  readonly onAgain: () => void;
}): ReactElement {
  const { t } = useLingui();
  const { nameOf } = useCardWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(found.cards.slice(0, found.room).map(({ card }) => card.key)),
  );
  const [behind, setBehind] = useState(after ?? '');
  const count = chosen.size;
  const { room } = found;
  const put = (): void => {
    // a card travels as it is
    const picked = found.cards.flatMap(({ card }) => (chosen.has(card.key) ? [card as Card] : []));
    onPut(picked, behind || null);
  };
  return (
    <>
      <Brought found={found} chosen={chosen} onChoose={setChosen} />
      {found.cards.length > 0 && (
        <NativeSelect
          label={t`Where they go`}
          value={behind}
          onChange={(event) => setBehind(event.currentTarget.value)}
          data={[
            { value: '', label: t`In front of everything` },
            ...cards.map((card) => {
              const name = nameOf(card);
              return { value: card.key, label: t`Behind “${name}”` };
            }),
          ]}
        />
      )}
      {count > room && <p role="alert">{t`A module holds 80 cards; ${room} more fit in.`}</p>}
      <div className={classes['foot']}>
        <Button variant="default" onClick={onAgain}>{t`Another file`}</Button>
        {found.cards.length > 0 && (
          <Button disabled={count === 0 || count > room} onClick={put}>
            {t`${plural(count, { one: 'Put # question in', other: 'Put # questions in' })}`}
          </Button>
        )}
      </div>
    </>
  );
}

function TableHelp(): ReactElement {
  const { t } = useLingui();
  return (
    <details className={classes['help']}>
      <summary>{t`How a table of questions looks`}</summary>
      <p>{t`The first row names the columns, every other row is a question. In several languages a column says which: question [de].`}</p>
      <pre>
        {[
          'title;type;question;choice 1;choice 2;choice 3;right;explains',
          'Needs;;What comes first?;The offer;The need;The price;2;…',
          'Trust;multiple;What builds trust?;Listening;Haste;Care;1,3;…',
          'Myth;true/false;Price decides.;;;;false;…',
          'Steps;order;In which order?;Need;Offer;Agreement;;…',
          'Pairs;match;What belongs together?;Need -> Question;Offer -> Value;;;…',
          'Word;short;Who signs?;;;;buyer | the buyer;…',
        ].join('\n')}
      </pre>
    </details>
  );
}
