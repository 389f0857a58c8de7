/** The words of a next step, and where it leads. */
import type { IconName } from '../../../web/kit/Icon.tsx';

export interface StepWords {
  readonly title: string;
  readonly says: string;
  readonly icon: IconName;
  /** null: nothing to go to */
  readonly link: StepLink | null;
}

export type StepLink =
  | {
      readonly label: string;
      readonly to: '/coaching/sessions/$sessionId';
      readonly params: { readonly sessionId: string };
    }
  | {
      readonly label: string;
      readonly to: '/coaching/agreements/$agreementId';
      readonly params: { readonly agreementId: string };
    }
  | { readonly label: string; readonly to: '/people/$personId/assess'; readonly params: { readonly personId: string } }
  | { readonly label: string; readonly to: '/me/standings' }
  | { readonly label: string; readonly to: '/placement' };
