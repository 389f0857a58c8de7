/** What can be taken away from a screen: the table as CSV, the picture as PNG or SVG, the page on paper. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { fileName, saveFile, savePicture } from '../picture.ts';
import { csvOf, separatorFor, type TableFile } from '../table-file.ts';
import { toast } from '../toasts.ts';
import { Actions, type Action } from './Actions.tsx';
import { Icon } from './Icon.tsx';

export interface ExportMenuProps {
  /** becomes the name of the file */
  readonly title: string;
  readonly table?: () => TableFile;
  /** an SVG text; see heatPicture */
  readonly picture?: () => string;
  readonly print?: boolean;
  /** files the server makes: `{ label: 'Excel', address: '/api/…' }` */
  readonly files?: readonly { readonly label: string; readonly address: string }[];
}

export function ExportMenu({ title, table, picture, print = false, files }: ExportMenuProps): ReactElement {
  const { t, i18n } = useLingui();
  const draw = (kind: 'png' | 'svg') => (): void => {
    if (!picture) return;
    savePicture(title, picture(), kind).catch(() =>
      toast(t`The picture could not be made. Take the table instead.`, { tone: 'problem' }),
    );
  };
  const saveTable = (): void => {
    if (table) saveFile(fileName(title, 'csv'), csvOf(table(), separatorFor(i18n.locale)), 'text/csv');
  };
  const actions: Action[] = [
    ...(table ? [{ key: 'csv', label: t`Table (CSV)`, onChoose: saveTable }] : []),
    ...(files ?? []).map((file) => ({ key: file.address, label: file.label, file: file.address })),
    ...(picture ? [{ key: 'png', label: t`Picture (PNG)`, onChoose: draw('png') }] : []),
    ...(picture ? [{ key: 'svg', label: t`Picture (SVG)`, onChoose: draw('svg') }] : []),
    ...(print ? [{ key: 'print', label: t`Print`, onChoose: () => window.print() }] : []),
  ];
  const button = (
    <>
      <Icon name="download" size={16} />
      {t`Export`}
    </>
  );
  return <Actions label={t`Export`} button={button} actions={actions} width={200} />;
}
