/** In the editor of a module: which package a card holds, and of one with several units which of them. */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Words } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { TextLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { getPackage, listPackages } from '../contract.ts';
import { kindNames, usePackageWords } from './use-package-words.ts';

export interface PackagePickProps {
  readonly packageId: string | null;
  readonly unitId: string | null;
  readonly onPick: (chosen: {
    readonly packageId: string | null;
    readonly unitId: string | null;
    readonly title: Words;
  }) => void;
}

export function PackagePick({ packageId, unitId, onPick }: PackagePickProps): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const { data, error } = useAsk<typeof listPackages>('GET', '/api/packages');
  const items = data?.items ?? [];
  const chosen = items.find((one) => one.packageId === packageId);
  const gone = packageId !== null && data !== undefined && !chosen;
  return (
    <>
      <NativeSelect
        label={t`Package`}
        value={packageId ?? ''}
        {...(gone ? { error: t`This package is not there any more. Choose another.` } : {})}
        data={[
          { value: '', label: t`Choose a package` },
          ...(gone ? [{ value: packageId, label: '…' }] : []),
          ...items.map((one) => ({ value: one.packageId, label: `${say(one.title)} (${kindNames[one.kind]})` })),
        ]}
        onChange={(event) => {
          const picked = items.find((one) => one.packageId === event.currentTarget.value);
          onPick({ packageId: picked?.packageId ?? null, unitId: null, title: picked?.title ?? {} });
        }}
      />
      {chosen && chosen.units > 1 && <UnitPick packageId={chosen.packageId} unitId={unitId} onPick={onPick} />}
      <Problem error={error} />
      <Text size="sm">
        <TextLink to="/menu/packages">{t`Bring in another package`}</TextLink>
      </Text>
    </>
  );
}

function UnitPick({ packageId, unitId, onPick }: PackagePickProps & { readonly packageId: string }): ReactElement {
  const { t } = useLingui();
  const { say } = usePackageWords();
  const { data } = useAsk<typeof getPackage>('GET', '/api/packages/:packageId', { params: { packageId } });
  const units = (data?.parts ?? []).filter(({ kind }) => kind === 'unit');
  return (
    <NativeSelect
      label={t`Unit`}
      value={unitId ?? ''}
      data={[
        { value: '', label: t`All of them` },
        ...units.map((unit) => ({ value: unit.partId, label: say(unit.title) })),
      ]}
      onChange={(event) => {
        const picked = units.find((unit) => unit.partId === event.currentTarget.value);
        onPick({ packageId, unitId: picked?.partId ?? null, title: picked?.title ?? data?.title ?? {} });
      }}
    />
  );
}
