/** The way to where a next step is done. */
import type { ButtonProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { ButtonLink } from '../../../web/kit/links.ts';
import type { StepLink as Target } from './step-words.ts';

export function StepLink({
  link,
  onGo,
  ...look
}: { readonly link: Target; readonly onGo?: (() => void) | undefined } & Pick<
  ButtonProps,
  'variant' | 'size'
>): ReactElement {
  const go = onGo ? { onClick: onGo } : {};
  switch (link.to) {
    case '/coaching/sessions/$sessionId':
      return (
        <ButtonLink to={link.to} params={link.params} {...look} {...go}>
          {link.label}
        </ButtonLink>
      );
    case '/coaching/agreements/$agreementId':
      return (
        <ButtonLink to={link.to} params={link.params} {...look} {...go}>
          {link.label}
        </ButtonLink>
      );
    case '/people/$personId/assess':
      return (
        <ButtonLink to={link.to} params={link.params} {...look} {...go}>
          {link.label}
        </ButtonLink>
      );
    case '/placement':
    case '/me/standings':
      return (
        <ButtonLink to={link.to} {...look} {...go}>
          {link.label}
        </ButtonLink>
      );
  }
}
