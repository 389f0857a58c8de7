/**
 * Taking a file: drop it, or choose it. Says no at once to what is too large or of the wrong kind; whether its content is
 * sound only the server can tell.
 */
import { useLingui } from '@lingui/react/macro';
import { useId, useState, type DragEvent, type ReactElement, type ReactNode } from 'react';
import { useFormat } from '../format.ts';
import classes from './file-pick.module.css';
import { Icon } from './Icon.tsx';

export interface FilePickProps {
  readonly label: string;
  /** what belongs in here: `CSV or Excel, as your HR system exports it` */
  readonly hint?: ReactNode;
  /** endings with their dots */
  readonly endings?: readonly string[];
  readonly mostBytes?: number;
  readonly onPick: (file: File) => void;
  /** as many at once as one likes, each handed on by itself */
  readonly several?: boolean;
  readonly disabled?: boolean;
}

export function FilePick({
  label,
  hint,
  endings,
  mostBytes,
  onPick,
  several = false,
  disabled = false,
}: FilePickProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const id = useId();
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const take = (files: FileList | null | undefined): void => {
    if (disabled || !files?.length) return;
    const refusals = [...files].slice(0, several ? undefined : 1).flatMap((file) => takeOne(file) ?? []);
    setRefusal(refusals.length > 0 ? refusals.join(' ') : undefined);
  };
  const takeOne = (file: File): string | null => {
    const ending = /\.[^.]*$/.exec(file.name)?.[0].toLowerCase() ?? '';
    const named = file.name;
    if (endings && !endings.includes(ending)) {
      const taken = format.list(endings);
      return t`${named} is of a kind that cannot be read here. Take one of: ${taken}.`;
    }
    if (mostBytes !== undefined && file.size > mostBytes) {
      const size = format.bytes(file.size);
      const most = format.bytes(mostBytes);
      return t`${named} has ${size}; at most ${most} are taken. Split it, or leave out columns.`;
    }
    if (file.size === 0) return t`${named} is empty.`;
    onPick(file);
    return null;
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div>
      <label
        htmlFor={id}
        className={classes['ground']}
        data-over={over}
        data-disabled={disabled}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!disabled);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon name="upload" size={24} />
        <span className={classes['label']}>{label}</span>
        {hint && <span className={classes['hint']}>{hint}</span>}
        <input
          id={id}
          type="file"
          disabled={disabled}
          multiple={several}
          accept={endings?.join(',')}
          className={classes['input']}
          onChange={(event) => {
            take(event.currentTarget.files);
            // else the same file, corrected, could not be chosen again
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p role="alert" className={classes['refusal']}>
        {refusal}
      </p>
    </div>
  );
}
