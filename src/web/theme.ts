/**
 * How everything looks: one typeface (the reader's own), one accent (petrol), a 4-pixel grid, light and dark.
 * Colours of text are darker (lighter in the dark) than the library's own, which miss the AA contrast.
 */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#edf6f8',
  '#d9ecf0',
  '#b1d9e1',
  '#85c3cf',
  '#5cadbd',
  '#3d98aa',
  '#248196',
  '#0f6b7f',
  '#0b586a',
  '#074552',
];

/** warm greys; Mantine's `gray` and `dark` */
const stone: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ef',
  '#e9e6e1',
  '#dcd8d2',
  '#c5c0b9',
  '#a09a92',
  '#7c766e',
  '#5f5a53',
  '#423e39',
  '#26231f',
];
const night: MantineColorsTuple = [
  '#d6d8da',
  '#b9bdc0',
  '#9aa0a4',
  '#72797e',
  '#43494d',
  '#33393c',
  '#262b2e',
  '#15181a',
  '#101214',
  '#0b0d0e',
];
/** falling short, in the heat map and in errors; never alone, always with a word or a figure */
const rust: MantineColorsTuple = [
  '#fdf2ec',
  '#f9e0d3',
  '#f2c1a8',
  '#e99f7b',
  '#df8154',
  '#d0683a',
  '#b95329',
  '#9c421e',
  '#7f3518',
  '#612812',
];

const typeface =
  'system-ui, -apple-system, "Segoe UI Variable", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

const quick = { duration: 120 } as const;

export const theme = createTheme({
  colors: { petrol, rust, gray: stone, dark: night },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  black: '#1f1d1a',
  fontFamily: typeface,
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.33', sm: '1.43', md: '1.55', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: typeface,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '2rem' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.75rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.5rem' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgb(31 29 26 / 6%)',
    sm: '0 1px 3px rgb(31 29 26 / 8%)',
    md: '0 4px 16px rgb(31 29 26 / 10%)',
    lg: '0 8px 28px rgb(31 29 26 / 12%)',
    xl: '0 16px 48px rgb(31 29 26 / 16%)',
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { centered: true, transitionProps: { ...quick, transition: 'fade' } } },
    Drawer: { defaultProps: { transitionProps: quick } },
    // a dialog stands beside the page, so that its head would be a second banner
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Menu: { defaultProps: { transitionProps: quick, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: quick, shadow: 'md' } },
    Tooltip: { defaultProps: { transitionProps: quick, openDelay: 300 } },
    Select: { defaultProps: { comboboxProps: { transitionProps: quick, shadow: 'md' } } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 600, radius: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 'sm' } },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#26231f',
    '--mantine-color-dimmed': stone[7],
    '--mantine-color-placeholder': stone[6],
    '--mantine-color-anchor': petrol[7],
    '--mantine-color-error': rust[7],
    '--mantine-color-default-border': stone[3],
    '--mantine-primary-color-light-color': petrol[8],
    '--sw-ground': stone[0],
    '--sw-line': stone[2],
    '--sw-line-strong': stone[4],
    '--sw-hover': stone[1],
    '--sw-chosen': petrol[0],
    '--sw-chosen-text': petrol[8],
    '--sw-accent': petrol[7],
    '--sw-good': '#2b6a3f',
    '--sw-warn': rust[7],
  },
  dark: {
    '--mantine-color-body': night[7],
    '--mantine-color-text': '#e4e5e6',
    '--mantine-color-dimmed': '#a6acb0',
    '--mantine-color-placeholder': '#8d9499',
    '--mantine-color-anchor': petrol[3],
    '--mantine-color-error': rust[3],
    '--mantine-color-default-border': night[4],
    '--mantine-primary-color-light': '#12333b',
    '--mantine-primary-color-light-hover': '#173f49',
    '--mantine-primary-color-light-color': petrol[2],
    '--mantine-color-petrol-light': '#12333b',
    '--mantine-color-petrol-light-hover': '#173f49',
    '--mantine-color-petrol-light-color': petrol[2],
    '--sw-ground': '#1b1f21',
    '--sw-line': '#2c3235',
    '--sw-line-strong': '#4a5155',
    '--sw-hover': '#23282b',
    '--sw-chosen': '#12333b',
    '--sw-chosen-text': petrol[1],
    '--sw-accent': petrol[4],
    '--sw-good': '#7cc492',
    '--sw-warn': rust[3],
  },
});
