/** The mark of the product, drawn in place: it is on every first paint and must not wait for a file. */
import type { ReactElement } from 'react';

export function Mark({ size = 24 }: { readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0f6b7f" />
      <path
        d="M8 22.5h4.5v-6H17v-6h7"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
