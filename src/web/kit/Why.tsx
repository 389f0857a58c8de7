/** "Why?" in one tap: the evidence, its date, its author, the rule. Opens beside what it explains, closes with Escape. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Panel } from './Panel.tsx';
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
  const asked = t`Why? ${of}`;
  const own = figure === undefined;
  return (
    <Panel
      label={asked}
      width={width}
      reading
      buttonLabel={own ? asked : undefined}
      buttonClass={own ? `${classes['question']} not-printed` : classes['figure']}
      button={
        own ? (
          <Icon name="why" size={18} />
        ) : (
          <>
            {figure}
            <span className="only-heard">{t`Why?`}</span>
          </>
        )
      }
    >
      <div className={classes['answer']}>{children}</div>
    </Panel>
  );
}
