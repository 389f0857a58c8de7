/** One part of a settings page: its heading, a sentence, and its fields beside them on a desk, below them on a phone. */
import { Text, Title } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';
import classes from './form-section.module.css';

export interface FormSectionProps {
  readonly title: string;
  readonly says?: ReactNode;
  readonly children: ReactNode;
}

export function FormSection({ title, says, children }: FormSectionProps): ReactElement {
  const id = useId();
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <div className={classes['words']}>
        <Title order={2} id={id} className={classes['title']}>
          {title}
        </Title>
        {says && (
          <Text size="sm" c="dimmed" component="div">
            {says}
          </Text>
        )}
      </div>
      <div className={classes['fields']}>{children}</div>
    </section>
  );
}
