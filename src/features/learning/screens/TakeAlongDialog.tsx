/** Which format, what comes along, and what stays here: known before anything is fetched. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Radio, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { addressOf, type Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { lookAtExport } from '../export-contract.ts';
import type { ExportFormat } from '../exported-module.ts';
import classes from './take-along.module.css';

export interface TakeAlongDialogProps {
  readonly activityId: string;
  readonly onClose: () => void;
}

export function TakeAlongDialog({ activityId, onClose }: TakeAlongDialogProps): ReactElement {
  const { t } = useLingui();
  const params = { activityId };
  const answer = useAsk<typeof lookAtExport>('GET', '/api/menu/:activityId/export/report', { params, afresh: true });
  const reasons = {
    'no-cards': t`This has no cards to go through: people do it together.`,
    'nothing-to-take-along': t`All of this module was made elsewhere and runs here only. There is nothing to take along.`,
  };
  return (
    <Dialog opened onClose={onClose} title={t`Take it with you`}>
      <Answered answer={answer} rows={3} reasons={reasons}>
        {(report) => <Choice activityId={activityId} report={report} onClose={onClose} />}
      </Answered>
    </Dialog>
  );
}

function Choice({
  activityId,
  report,
  onClose,
}: TakeAlongDialogProps & { readonly report: Told<typeof lookAtExport> }): ReactElement {
  const { t, i18n } = useLingui();
  const [format, setFormat] = useState<ExportFormat>('scorm-2004');
  const formats: readonly { readonly value: ExportFormat; readonly label: string; readonly about: string }[] = [
    { value: 'scorm-2004', label: t`SCORM 2004 (4th edition)`, about: t`For most learning systems of today.` },
    {
      value: 'scorm-1.2',
      label: t`SCORM 1.2`,
      about: t`For older ones. Long notes may be shortened when one comes back.`,
    },
    { value: 'cmi5', label: t`cmi5`, about: t`For systems with a learning record store.` },
  ];
  const query = { format, language: i18n.locale };
  return (
    <Stack gap="lg">
      <Radio.Group label={t`Format`} value={format} onChange={(value) => setFormat(value as ExportFormat)}>
        <Stack gap="sm" mt="xs">
          {formats.map(({ value, label, about }) => (
            <Radio key={value} value={value} label={label} description={about} />
          ))}
        </Stack>
      </Radio.Group>
      <ComesAlong report={report} />
      <LeftOut report={report} />
      <Button
        component="a"
        href={addressOf('/api/menu/:activityId/export', { params: { activityId }, query })}
        download
        onClick={() => setTimeout(onClose, 0)}
        leftSection={<Icon name="download" size={16} />}
      >
        {t`Download the package`}
      </Button>
    </Stack>
  );
}

function ComesAlong({ report }: { readonly report: Told<typeof lookAtExport> }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const languages = report.languages.map((tag) => tag.toUpperCase()).join(', ');
  return (
    <section className={classes['part']}>
      <h3>{t`What comes along`}</h3>
      <Text size="sm">
        <Plural value={report.cards} one="# card" other="# cards" />,{' '}
        <Plural value={report.questions} one="# question" other="# questions" />,{' '}
        {report.files > 0 && (
          <>
            <Plural value={report.files} one="# file" other="# files" /> ({format.bytes(report.bytes)}),{' '}
          </>
        )}
        {t`in ${languages}`}
      </Text>
      <Text size="sm" c="dimmed">
        {t`Whoever learns chooses the language, goes on where they left off, and the other system is told how far they are and how they answered. Nothing of this academy’s people is in it.`}
      </Text>
    </section>
  );
}

function LeftOut({ report }: { readonly report: Told<typeof lookAtExport> }): ReactElement | null {
  const { t, i18n } = useLingui();
  if (report.leftOut.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3>{t`What stays here`}</h3>
      <ul>
        {report.leftOut.map(({ cardKey, title }) => (
          <li key={cardKey}>
            <strong>{inLanguage(title, i18n.locale, report.languages)}</strong>
            <span>{t`A package made elsewhere. Take it from where you bought it.`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
