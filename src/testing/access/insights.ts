/** First screens: each gathers what its reader may see anyway. */
import type { Answered } from '../academy.ts';
import type { LivedIn } from '../lived-in.ts';
import { deciders, row, type Section } from './row.ts';

const personInIt = {
  about: 'the person in it',
  sees: ({ text }: Answered, { sellers }: LivedIn) => (text.includes(sellers.sam.id) ? 'yes' : null),
};
const namesNobody = {
  about: 'naming nobody',
  sees: ({ text }: Answered, { mark }: LivedIn) =>
    new RegExp(`(Seller|Colleague|Manager) ${mark}`).test(text) ? 'names' : 'yes',
};

export const firstScreens: Section = {
  title: 'First screens',
  rows: [
    row('GET /api/first/my-path', ['self'], () => ({}), personInIt),
    row('GET /api/first/my-team', ['manager'], () => ({}), personInIt),
    row('GET /api/first/needs', ['contributor', ...deciders], () => ({}), namesNobody),
    row('GET /api/first/academy', ['head', 'owner'], () => ({}), {
      about: 'the person’s market in it',
      sees: ({ text }, { ids }) => (text.includes(ids.north) || text.includes(ids.country) ? 'yes' : null),
    }),
    row('GET /api/first/academy/movement', deciders),
  ],
};
