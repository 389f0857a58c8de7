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
  const { say, languageName } = usePackageWords();
  const navigate = useNavigate();
  const academy = usePerson().academy;
  const units = loaded.parts.filter(({ kind }) => kind === 'unit');
  const [each, setEach] = useState(false);
  const [languages, setLanguages] = useState<readonly string[]>(() => spokenIn(loaded.title, academy.languages));
  const [name, setName] = useState<Words>(() => told(loaded.title, languages));
  const [minutes, setMinutes] = useState('10');
  const [capabilityId, setCapabilityId] = useState('');
  const [proficiency, setProficiency] = useState('2');
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
  const submit = (): void => {
    const long = Math.min(600, Math.max(1, Math.round(Number(minutes)) || 10));
    const whole = { unitId: null, activityId: ids.get(null) ?? '', name, minutes: long };
    const modules = each
      ? units.map((unit) => ({
          unitId: unit.partId,
          activityId: ids.get(unit.partId) ?? '',
          name: told(unit.title, languages),
          minutes: long,
        }))
      : [whole];
    const develops = capabilityId ? [{ capabilityId, proficiency: Number(proficiency) }] : [];
    make.mutate({ params: { packageId: loaded.packageId }, body: { languages: [...languages], develops, modules } });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {units.length > 1 && (
          <Radio.Group
            label={t`It has several units`}
            value={each ? 'each' : 'all'}
            onChange={(value) => setEach(value === 'each')}
          >
            <Stack gap={8} mt={8}>
              <Radio value="all" label={t`One module with all of them`} />
              <Radio
                value="each"
                label={<Plural value={units.length} one="# module" other="# modules, one for each unit" />}
              />
            </Stack>
          </Radio.Group>
        )}
        {each ? (
          <ol className={classes['units']}>
            {units.map(({ partId, title }) => (
              <li key={partId}>{say(title)}</li>
            ))}
          </ol>
        ) : (
          <WordsInput label={t`What is it called?`} value={name} onChange={setName} languages={languages} required />
        )}
        <TextInput
          label={each ? t`Minutes of each` : t`Minutes it takes`}
          type="number"
          min={1}
          max={600}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        <fieldset className={classes['checks']}>
          <legend>{t`Languages it is in`}</legend>
          {academy.languages.map((language) => (
            <Checkbox
              key={language}
              label={languageName(language)}
              checked={languages.includes(language)}
              onChange={(event) => {
                const next = academy.languages.filter((one) =>
                  one === language ? event.currentTarget.checked : languages.includes(one),
                );
                if (next.length === 0) return;
                setLanguages(next);
                setName({
                  ...told(loaded.title, next),
                  ...Object.fromEntries(Object.entries(name).filter(([tag]) => next.includes(tag))),
                });
              }}
            />
          ))}
        </fieldset>
        <Develops
          capabilityId={capabilityId}
          proficiency={proficiency}
          onCapability={setCapabilityId}
          onProficiency={setProficiency}
        />
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

interface DevelopsProps {
  readonly capabilityId: string;
  readonly proficiency: string;
  readonly onCapability: (capabilityId: string) => void;
  readonly onProficiency: (proficiency: string) => void;
}

function Develops({ capabilityId, proficiency, onCapability, onProficiency }: DevelopsProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const { data } = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', {
    params: { versionId: 'in-force' },
  });
  return (
    <Group grow align="flex-end" preventGrowOverflow={false}>
      <NativeSelect
        label={t`Capability it develops`}
        value={capabilityId}
        data={[
          { value: '', label: t`Later` },
          ...(data?.capabilities ?? []).map((one) => ({ value: one.capabilityId, label: say(one.name) })),
        ]}
        onChange={(event) => onCapability(event.currentTarget.value)}
      />
      {capabilityId && (
        <NativeSelect
          label={t`Up to`}
          value={proficiency}
          data={(data?.scale ?? []).map((step) => ({
            value: String(step.proficiency),
            label: `${step.proficiency} ${say(step.name)}`,
          }))}
          onChange={(event) => onProficiency(event.currentTarget.value)}
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
