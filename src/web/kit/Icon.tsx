/** Our own few icons, drawn on a 24-pixel square with one weight. They never speak alone: a word or a label stands beside. */
import type { ReactElement } from 'react';

const paths = {
  today: 'M4 11.5 12 4l8 7.5M6.5 9.5V20h11V9.5',
  path: 'M6 20a2.5 2.5 0 1 1 0-5h11a3.5 3.5 0 0 0 0-7H9M9 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
  team: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 4.4a3.4 3.4 0 0 1 0 6.4M18 14.9c2 .8 3.2 2.6 3.5 5.1',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.6-4 3.5-6 7.5-6s6.9 2 7.5 6',
  gaps: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  assess: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 12h.01',
  coaching: 'M4 5h12v9H9l-5 4V5ZM16 9h4v11l-4-3h-5v-3',
  ladder: 'M5 20h4v-5h5v-5h5V4',
  academy: 'M3 10 12 5l9 5M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18',
  menu: 'M12 6.5C9.6 5 6.8 4.5 3.5 5v13c3.3-.5 6.1 0 8.5 1.5 2.4-1.5 5.2-2 8.5-1.5V5c-3.3-.5-6.1 0-8.5 1.5ZM12 6.5v13',
  play: 'M8 5v14l11-7-11-7Z',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.8-4.8',
  filter: 'M4 6h16M7 12h10M10 18h4',
  check: 'm5 12.5 4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  down: 'm6 9.5 6 6 6-6',
  forward: 'm9.5 6 6 6-6 6',
  back: 'm14.5 6-6 6 6 6',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
  globe: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  out: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  swap: 'M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14',
  upload: 'M12 16V4.5M7.5 9 12 4.5 16.5 9M5 20h14',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H8',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4',
  edit: 'M4 20h4L19.5 8.5l-4-4L4 16v4ZM13 7l4 4',
  remove: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v5M12 17.5h.01',
  offline: 'M4 4l16 16M7.5 9.5A5 5 0 0 0 8 19h9.5M11 7.2A6 6 0 0 1 17.5 12a3.5 3.5 0 0 1 2.7 5.5',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  flag: 'M6.5 21V4M6.5 4.5h11l-2.5 4 2.5 4h-11',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  expand: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  why: 'M9.2 9a2.9 2.9 0 1 1 4.3 2.7c-1 .5-1.5 1.1-1.5 2.3M12 17.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
} as const;

export type IconName = keyof typeof paths;

/** arrows that point along the line of reading, mirrored when it runs from the right */
const mirrored: ReadonlySet<IconName> = new Set(['forward', 'back', 'out', 'undo', 'path', 'ladder']);

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 18 ? 2 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={mirrored.has(name) ? 'mirrored-icon' : undefined}
    >
      <path d={paths[name]} />
    </svg>
  );
}
