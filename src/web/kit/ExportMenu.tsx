/** What can be taken away from a screen: the table as CSV, the picture as PNG or SVG, the page on paper. */
import { useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { fileName, saveFile, savePicture } from '../picture.ts';
import { csvOf, separatorFor, type TableFile } from '../table-file.ts';
import { toast } from '../toasts.ts';
import { Icon } from './Icon.tsx';

export interface ExportMenuProps {
  /** becomes the name of the file */
  readonly title: string;
  readonly table?: () => TableFile;
  /** an SVG text; see heatPicture and svgText */
  readonly picture?: () => string;
  readonly print?: boolean;
  /** files the server makes: `{ label: 'Excel', address: '/api/…' }` */
  readonly files?: readonly { readonly label: string; readonly address: string }[];
}

export function ExportMenu({ title, table, picture, print = false, files }: ExportMenuProps): ReactElement {
  const { t, i18n } = useLingui();
  const draw = (kind: 'png' | 'svg') => (): void => {
    if (picture)
      savePicture(title, picture(), kind).catch(() =>
        toast(t`The picture could not be made. Take the table instead.`, { tone: 'problem' }),
      );
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" size={16} />} className="not-printed">
          {t`Export`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {table && (
          <Menu.Item
            onClick={() => saveFile(fileName(title, 'csv'), csvOf(table(), separatorFor(i18n.locale)), 'text/csv')}
          >{t`Table (CSV)`}</Menu.Item>
        )}
        {files?.map((file) => (
          <Menu.Item key={file.address} component="a" href={file.address} download>
            {file.label}
          </Menu.Item>
        ))}
        {picture && (
          <>
            <Menu.Item onClick={draw('png')}>{t`Picture (PNG)`}</Menu.Item>
            <Menu.Item onClick={draw('svg')}>{t`Picture (SVG)`}</Menu.Item>
          </>
        )}
        {print && (
          <Menu.Item leftSection={<Icon name="print" size={16} />} onClick={() => window.print()}>{t`Print`}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
