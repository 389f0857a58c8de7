/** "Why?" in one tap: the evidence, its date, its author, the rule. Opens beside what it explains, closes with Escape. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover, UnstyledButton } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import classes from './why.module.css';

export interface WhyProps {
  /** what is explained, for those who listen: `Readiness` */
  readonly of: string;
  /** the explanation; built only when somebody asks */
  readonly children: ReactNode;
  /** the figure itself as the button, instead of the question mark */
  readonly figure?: ReactNode;
  readonly width?: number;
}

export function Why({ of, children, figure, width = 340 }: WhyProps): ReactElement {
  const { t } = useLingui();
  return (
    <Popover width={width} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        {figure === undefined ? (
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t`Why? ${of}`} className="not-printed">
            <Icon name="why" size={18} />
          </ActionIcon>
        ) : (
          <UnstyledButton className={classes['figure']}>
            {figure}
            <span className="only-heard">{t`Why?`}</span>
          </UnstyledButton>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Why? ${of}`} className={classes['answer']}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
