/** What the shell is told: which places there are to go, and what the person's menu does. browser.tsx writes the list. */
import type { MessageDescriptor } from '@lingui/core';
import type { LinkProps } from '@tanstack/react-router';
import type { IconName } from '../kit/Icon.tsx';

/** One place to go. The first four stand at the thumb on a phone, the rest behind "More". */
export interface Entry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: MessageDescriptor;
  readonly icon: IconName;
  /** set apart from those above */
  readonly apart?: boolean;
}

/** What the person's menu does; Inside.tsx knows how. */
export interface ShellActions {
  readonly setLanguage: (language: string) => void;
  readonly enterAcademy: (academyId: string) => void;
  readonly signOut: () => void;
}
