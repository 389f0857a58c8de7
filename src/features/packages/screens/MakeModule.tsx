/** A module of a package, or one of each of its units: what it is called, how long it takes, what it develops. The rest is the editor's. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { getCapabilities } from '../../way-of-selling/contract.ts';
import type { getPackage } from '../contract.ts';
import { wordsIn } from '../module-of.ts';
import type { makeModules } from '../shelf-contract.ts';
import classes from './shelf.module.css';
import { usePackageWords } from './use-package-words.ts';

type Loaded = Told<typeof getPackage>;

export function MakeModule({
  packageId,
  onClose,
}: {
  readonly packageId: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof getPackage>('GET', '/api/packages/:packageId', { params: { packageId } });
  return (
    <Dialog opened onClose={onClose} title={t`Make a module`} size="lg">
      <Answered answer={answer} rows={4} rowHeight={64}>
        {(loaded) => <Form loaded={loaded} onClose={onClose} />}
      </Answered>
    </Dialog>
  );
}

function Form({ loaded, onClose }: { readonly loaded: Loaded; readonly onClose: () => void }): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const units = loaded.parts.filter(({ kind }) => kind === 'unit');
  const [each, setEach] = useState(false);
  const { languages, speak, name, setName, summary, setSummary } = useNaming(loaded);
  const [minutes, setMinutes] = useState('10');
  const [develops, setDevelops] = useState<Developing>({ capabilityId: '', proficiency: 2 });
  const { make, begin } = useMaking(loaded.packageId, units, onClose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin({ each, languages, name, summary, minutes, develops });
      }}
    >
      <Stack gap="md">
        {units.length > 1 && <HowMany units={units.length} each={each} onChange={setEach} />}
        {each ? (
          <ol className={classes['units']}>
            {units.map(({ partId, title }) => (
              <li key={partId}>{say(title)}</li>
            ))}
          </ol>
        ) : (
          <WordsInput label={t`What is it called?`} value={name} onChange={setName} languages={languages} required />
        )}
        <WordsInput
          label={
            each
              ? t`In a sentence: what are they for, where a unit does not say it?`
              : t`In a sentence: what is it for?`
          }
          value={summary}
          onChange={setSummary}
          languages={languages}
          long
        />
        <TextInput
          label={each ? t`Minutes of each` : t`Minutes it takes`}
          type="number"
          min={1}
          max={600}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        <Languages languages={languages} onChange={speak} />
        <Develops develops={develops} onChange={setDevelops} />
        <Problem error={make.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={make.isPending} disabled={!each && Object.keys(name).length === 0}>
            {each ? t`Begin them` : t`Begin it`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Name and summary follow the languages; what one has written of them stays. */
function useNaming({ title, description }: Loaded) {
  const academy = usePerson().academy;
  const [languages, setLanguages] = useState<readonly string[]>(() => spokenIn(title, academy.languages));
  const [name, setName] = useState<Words>(() => told(title, languages));
  const [summary, setSummary] = useState<Words>(() => wordsIn(languages, description));
  const speak = (next: readonly string[]): void => {
    const written = (words: Words): Words =>
      Object.fromEntries(Object.entries(words).filter(([tag]) => next.includes(tag)));
    setLanguages(next);
    setName({ ...told(title, next), ...written(name) });
    setSummary({ ...wordsIn(next, description), ...written(summary) });
  };
  return { languages, speak, name, setName, summary, setSummary };
}

interface Developing {
  /** empty: to be said later */
  readonly capabilityId: string;
  readonly proficiency: number;
}

interface Begun {
  readonly each: boolean;
  readonly languages: readonly string[];
  readonly name: Words;
  readonly summary: Words;
  readonly minutes: string;
  readonly develops: Developing;
}

function useMaking(packageId: string, units: Loaded['parts'], onClose: () => void) {
  const { t } = useLingui();
  const navigate = useNavigate();
  // one id for one module, however often it is sent
  const [ids] = useState(
    () => new Map([null, ...units.map(({ partId }) => partId)].map((id) => [id, crypto.randomUUID()])),
  );
  const make = useDo<typeof makeModules>('POST', '/api/packages/:packageId/modules', {
    refresh: ['/api/packages', '/api/menu'],
    done: ({ activityIds: [first = '', ...others] }) => {
      if (others.length === 0) return void navigate({ to: '/menu/$activityId/edit', params: { activityId: first } });
      onClose();
      const count = others.length + 1;
      toast(t`${count} modules are begun. They stand on the menu as drafts.`);
    },
  });
  const begin = ({ each, languages, name, summary, minutes, develops }: Begun): void => {
    const long = Math.min(600, Math.max(1, Math.round(Number(minutes)) || 10));
    const module = (unitId: string | null, called: Words, says: Words) => ({
      unitId,
      activityId: ids.get(unitId) ?? '',
      name: called,
      summary: says,
      minutes: long,
    });
    const modules = each
      ? units.map(({ partId, title, description }) =>
          module(partId, told(title, languages), { ...summary, ...wordsIn(languages, description) }),
        )
      : [module(null, name, summary)];
    const body = { languages: [...languages], develops: develops.capabilityId ? [develops] : [], modules };
    make.mutate({ params: { packageId }, body });
  };
  return { make, begin };
}

interface HowManyProps {
  readonly units: number;
  readonly each: boolean;
  readonly onChange: (each: boolean) => void;
}

function HowMany({ units, each, onChange }: HowManyProps): ReactElement {
  const { t } = useLingui();
  return (
    <Radio.Group
      label={t`It has several units`}
      value={each ? 'each' : 'all'}
      onChange={(value) => onChange(value === 'each')}
    >
      <Stack gap={8} mt={8}>
        <Radio value="all" label={t`One module with all of them`} />
        <Radio value="each" label={<Plural value={units} one="# module" other="# modules, one for each unit" />} />
      </Stack>
    </Radio.Group>
  );
}

interface LanguagesProps {
  readonly languages: readonly string[];
  readonly onChange: (languages: readonly string[]) => void;
}

function Languages({ languages, onChange }: LanguagesProps): ReactElement {
  const { t } = useLingui();
  const { languageName } = usePackageWords();
  const all = usePerson().academy.languages;
  return (
    <fieldset className={classes['checks']}>
      <legend>{t`Languages it is in`}</legend>
      {all.map((language) => (
        <Checkbox
          key={language}
          label={languageName(language)}
          checked={languages.includes(language)}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            const next = all.filter((one) => (one === language ? checked : languages.includes(one)));
            // a module is in one language at least
            if (next.length > 0) onChange(next);
          }}
        />
      ))}
    </fieldset>
  );
}

interface DevelopsProps {
  readonly develops: Developing;
  readonly onChange: (develops: Developing) => void;
}

function Develops({ develops, onChange }: DevelopsProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const { data } = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', {
    params: { versionId: 'in-force' },
  });
  return (
    <Group grow align="flex-end" preventGrowOverflow={false}>
      <NativeSelect
        label={t`Capability it develops`}
        value={develops.capabilityId}
        data={[
          { value: '', label: t`Later` },
          ...(data?.capabilities ?? []).map((one) => ({ value: one.capabilityId, label: say(one.name) })),
        ]}
        onChange={(event) => onChange({ ...develops, capabilityId: event.currentTarget.value })}
      />
      {develops.capabilityId && (
        <NativeSelect
          label={t`Up to`}
          value={String(develops.proficiency)}
          data={(data?.scale ?? []).map((step) => ({
            value: String(step.proficiency),
            label: `${step.proficiency} ${say(step.name)}`,
          }))}
          onChange={(event) => onChange({ ...develops, proficiency: Number(event.currentTarget.value) })}
        />
      )}
    </Group>
  );
}

/** The languages of the academy that the maker writes in too; where there are none, the academy's first. */
function spokenIn(title: Words, languages: readonly string[]): readonly string[] {
  const spoken = new Set(Object.keys(title).map((tag) => tag.split('-')[0]));
  const both = languages.filter((language) => spoken.has(language.split('-')[0]));
  return both.length > 0 ? both : languages.slice(0, 1);
}

function told(title: Words, languages: readonly string[]): Words {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const near = Object.entries(title).find(([tag]) => tag.split('-')[0] === language.split('-')[0]);
      const text = near?.[1] ?? inLanguage(title, language);
      return text ? [[language, text]] : [];
    }),
  );
}
