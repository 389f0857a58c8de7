/** Self, manager, others and the requirement side by side, the largest disagreement on top: what to talk about first. */
import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ExportMenu } from '../../../web/kit/ExportMenu.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { ProficiencyScale } from '../../../web/kit/ProficiencyScale.tsx';
import { usePerson } from '../../../web/me.ts';
import type { comparePerson } from '../standing-contract.ts';
import { useAssessReasons } from './assess-words.ts';
import classes from './comparison.module.css';
import { useStandingWords } from './standing-words.ts';
import { StandingKey } from './StandingKey.tsx';

type CompareTold = Told<typeof comparePerson>;
type Compared = CompareTold['capabilities'][number];

export function Comparison(): ReactElement {
  const me = usePerson();
  const { personId = me.id } = useParams({ strict: false });
  const reasons = useAssessReasons();
  const answer = useAsk<typeof comparePerson>('GET', '/api/people/:personId/comparison', { params: { personId } });
  return (
    <Answered answer={answer} rows={8} rowHeight={64} reasons={reasons}>
      {(told) => <Found told={told} self={personId === me.id} />}
    </Answered>
  );
}

function Found({ told, self }: { readonly told: CompareTold; readonly self: boolean }): ReactElement {
  const { t } = useLingui();
  const words = useStandingWords();
  const { person } = told;
  const said = told.capabilities.filter((one) => one.self || one.manager || one.others.length > 0);
  const silent = told.capabilities.length - said.length;
  const kept = told.capabilities.some(({ selfKeptBack }) => selfKeptBack);
  const title = self ? t`Side by side: how you and others see you` : t`Side by side: ${person.name}`;
  const othersOf = (one: Compared): string =>
    one.others.map(({ rater, proficiency }) => `${rater} ${proficiency}`).join(', ');
  const table = () => ({
    head: [t`Capability`, t`Self`, t`Manager`, t`Others`, t`Required`, t`Difference`],
    rows: said.map((one) => [
      words.say(one.name),
      one.self?.proficiency,
      one.manager?.proficiency,
      othersOf(one),
      one.required,
      one.difference,
    ]),
  });
  return (
    <>
      <PageHeader
        title={title}
        above={
          <TextLink to="/people/$personId/standings" params={{ personId: person.id }} size="sm">
            {self ? t`My standings` : t`Standings of ${person.name}`}
          </TextLink>
        }
        lead={t`The largest disagreement first.`}
        beside={said.length > 0 && <ExportMenu title={title} table={table} print />}
      />
      {kept && (
        <p
          className={classes['kept']}
        >{t`Where you are still rating, the self-evaluation shows once you have rated the capability yourself.`}</p>
      )}
      {said.length === 0 ? (
        <Empty
          icon="assess"
          title={t`Nobody has judged anything yet`}
        >{t`Once the person and their manager have each rated, both views stand side by side here.`}</Empty>
      ) : (
        <>
          <StandingKey standing={t`Manager`} />
          <ul className={classes['rows']}>
            {said.map((one) => (
              <Row key={one.capabilityId} one={one} told={told} />
            ))}
          </ul>
          {silent > 0 && <p className={classes['kept']}>{t`${silent} more capabilities nobody has judged yet.`}</p>}
        </>
      )}
    </>
  );
}

function Row({ one, told }: { readonly one: Compared; readonly told: CompareTold }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useStandingWords();
  const { difference } = one;
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <span className={classes['name']}>{words.say(one.name)}</span>
        <span className={classes['group']}>{words.say(one.group)}</span>
      </div>
      <ProficiencyScale
        steps={words.steps(told.scale)}
        standing={one.manager?.proficiency ?? null}
        self={one.self?.proficiency ?? null}
        required={one.required || null}
      />
      <dl className={classes['voices']}>
        <Voice label={t`Self`} said={one.self} />
        <Voice label={t`Manager`} said={one.manager} />
        {one.others.map((other) => (
          <Voice key={other.rater + other.on} label={other.rater} said={other} />
        ))}
      </dl>
      <span
        className={classes['difference']}
        data-size={
          difference === null
            ? 'none'
            : Math.abs(difference) >= 2
              ? 'large'
              : Math.abs(difference) >= 1
                ? 'some'
                : 'none'
        }
      >
        {difference === null
          ? ''
          : difference === 0
            ? t`agree`
            : difference > 0
              ? t`sees themselves ${format.change(difference, 1)}`
              : t`others see ${format.change(-difference, 1)}`}
      </span>
    </li>
  );
}

function Voice({ label, said }: { readonly label: string; readonly said: Compared['self'] }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {said ? (
          said.proficiency
        ) : (
          <span className={classes['silent']} aria-label={t`nothing said`}>
            –
          </span>
        )}
        {said && <span className={classes['day']}>{format.day(said.on)}</span>}
      </dd>
    </div>
  );
}
