/** The academy's tokens on a page without its design library: the same theme, light or dark as the reader's system has it. */
import { theme, variables } from '../../../../web/theme.ts';

interface Sizes {
  readonly [name: string]: string;
}
/** What the exported player reads of the theme, which the build hands over as it was written. */
interface Written {
  readonly fontFamily: string;
  readonly fontSizes: Sizes;
  readonly lineHeights: Sizes;
  readonly radius: Sizes;
  readonly shadows: Sizes;
  readonly colors: { readonly petrol: readonly string[]; readonly rust: readonly string[] };
  readonly headings: {
    readonly fontWeight: string;
    readonly sizes: { readonly [level: string]: { readonly fontSize: string; readonly lineHeight: string } };
  };
}

/** Follows the system from now on. */
export function dress(root: HTMLElement): void {
  const written = theme as unknown as Written;
  const set = (all: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(all)) root.style.setProperty(name, value);
  };
  const named = (prefix: string, sizes: Sizes) =>
    Object.fromEntries(Object.entries(sizes).map(([name, value]) => [`--mantine-${prefix}-${name}`, value]));
  const levels = Object.entries(written.headings.sizes).flatMap(([level, size]) => [
    [`--mantine-${level}-font-size`, size.fontSize],
    [`--mantine-${level}-line-height`, size.lineHeight],
    [`--mantine-${level}-font-weight`, written.headings.fontWeight],
  ]);
  const { petrol } = written.colors;
  set({
    '--mantine-font-family': written.fontFamily,
    ...named('font-size', written.fontSizes),
    ...named('line-height', written.lineHeights),
    ...named('radius', written.radius),
    ...named('shadow', written.shadows),
    ...Object.fromEntries(levels),
    '--sw-filled': petrol[7] ?? '',
    '--sw-filled-hover': petrol[8] ?? '',
  });
  const { light, dark } = variables(theme as never);
  const darkly = matchMedia('(prefers-color-scheme: dark)');
  const paint = (): void => {
    root.dataset['mantineColorScheme'] = darkly.matches ? 'dark' : 'light';
    set(darkly.matches ? dark : light);
  };
  darkly.addEventListener('change', paint);
  paint();
}
