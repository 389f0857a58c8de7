/** A screen that fills the window, for something one does without looking aside. It brings its own way out. */
import type { ReactElement, ReactNode } from 'react';
import { Toasts } from '../kit/Toasts.tsx';

export function Bare({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <>
      <main id="screen" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
    </>
  );
}
