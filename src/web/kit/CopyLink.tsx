/** A link to hand out: to see, to select, to copy. Where the browser forbids copying, it is selected instead. */
import { useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useRef, useState, type ReactElement } from 'react';
import classes from './copy-link.module.css';
import { Icon } from './Icon.tsx';

export interface CopyLinkProps {
  readonly link: string;
  readonly label: string;
}

export function CopyLink({ link, label }: CopyLinkProps): ReactElement {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      // an address without https has no clipboard: selected is the next best
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div className={classes['line']}>
      <TextInput
        ref={field}
        label={label}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        className={classes['field']}
      />
      <Button
        variant="default"
        onClick={() => void copy()}
        leftSection={<Icon name={copied ? 'check' : 'link'} size={16} />}
      >
        <span role="status">{copied ? t`Copied` : t`Copy`}</span>
      </Button>
    </div>
  );
}
