/** Who may read and write the menu: what is published is everybody's; owners and contributors write it, trainers what is led. */
import { newId } from '../../kernel/id.ts';
import type { LivedIn } from '../lived-in.ts';
import { members, readers, row, type Section } from './row.ts';

const writers = ['contributor', 'owner'] as const;
const withTrainers = ['contributor', 'trainer', 'owner'] as const;
const owner = ['owner'] as const;
const published = ({ ids }: LivedIn) => ({ activityId: ids.menu.published });
const alone = ({ ids }: LivedIn) => ({ activityId: ids.menu.alone });
const led = ({ ids }: LivedIn) => ({ activityId: ids.menu.led });
const aboutLed = { about: 'of a led module' };
const begun = (delivery: string) => () => ({
  body: { activityId: newId(), kind: 'module', delivery, name: { en: 'New' }, languages: ['en'] },
});
const shorter = { body: { seen: 1, edits: [{ edit: 'about', minutes: 5 }] } };

export const menu: Section = {
  title: 'Menu',
  rows: [
    row('GET /api/menu', members),
    row('GET /api/menu', writers, () => ({ query: { state: 'draft' } }), {
      about: 'drafts',
      sees: ({ text }, { ids }) => (text.includes(ids.menu.alone) ? 'yes' : null),
    }),
    row('GET /api/menu', withTrainers, () => ({ query: { state: 'draft' } }), {
      about: 'drafts of led modules',
      sees: ({ text }, { ids }) => (text.includes(ids.menu.led) ? 'yes' : null),
    }),
    row('GET /api/menu/file', members),
    row('GET /api/menu/recommended', members, () => ({}), { about: 'to oneself' }),
    row('GET /api/menu/recommended', readers, ({ sellers }) => ({ query: { personId: sellers.sam.id } })),
    row('GET /api/menu/:activityId', members, published),
    row('GET /api/menu/:activityId', writers, alone, { about: 'a draft' }),
    row('GET /api/menu/pictures/:file', members, ({ ids }) => ({ file: ids.menu.picture })),
    row('POST /api/menu/pictures', withTrainers, ({ ids }) => ({ body: ids.picturePng })),
    row('GET /api/menu/films/:file', members, ({ ids }) => ({ file: ids.menu.film })),
    row('POST /api/menu/films', writers, ({ ids }) => ({ body: ids.filmMp4 })),
    row('POST /api/menu/films/uploads/:uploadId', writers, ({ ids }, { kind }) => ({
      uploadId: ids.uploads[kind === 'owner' ? kind : 'contributor'].film,
    })),
    row('GET /api/menu/captions/:file', members, ({ ids }) => ({ file: ids.menu.captions })),
    row('POST /api/menu/captions', writers, ({ ids }) => ({ body: ids.captionsVtt })),
    row('GET /api/menu/documents/:file', members, ({ ids }) => ({ file: ids.menu.document })),
    row('POST /api/menu/documents', writers, ({ ids }) => ({ body: ids.documentPdf })),
    row('POST /api/menu/documents/uploads/:uploadId', writers, ({ ids }, { kind }) => ({
      uploadId: ids.uploads[kind === 'owner' ? kind : 'contributor'].document,
    })),
    row('POST /api/menu', writers, begun('e-learning')),
    row('POST /api/menu', withTrainers, begun('instructor-led'), aboutLed),
    row('POST /api/menu/:activityId/draft', writers, published),
    row('GET /api/menu/:activityId/draft', writers, alone),
    row('GET /api/menu/:activityId/draft', withTrainers, led, aboutLed),
    row('PATCH /api/menu/:activityId/draft', writers, (lived) => ({ ...alone(lived), ...shorter })),
    row('PATCH /api/menu/:activityId/draft', withTrainers, (lived) => ({ ...led(lived), ...shorter }), aboutLed),
    row('POST /api/menu/:activityId/draft/questions/preview', writers, (lived) => ({
      ...alone(lived),
      query: { name: 'questions.gift', language: 'en' },
      body: lived.ids.questionsGift,
    })),
    row('GET /api/menu/:activityId/versions', writers, published),
    row('GET /api/menu/:activityId/versions', withTrainers, led, aboutLed),
    row('POST /api/menu/:activityId/versions/:number/draft', writers, (lived) => ({
      ...published(lived),
      number: '1',
    })),
    row('POST /api/menu/:activityId/draft/split', writers, (lived) => ({
      ...alone(lived),
      body: { seen: 1, after: lived.ids.menu.firstCard, activityId: newId() },
    })),
    row('POST /api/menu/:activityId/draft/ask', writers, (lived) => ({ ...alone(lived), body: { asks: true } })),
    row(
      'POST /api/menu/:activityId/draft/ask',
      withTrainers,
      (lived) => ({ ...led(lived), body: { asks: true } }),
      aboutLed,
    ),
    row('DELETE /api/menu/:activityId/draft', writers, alone),
    row('POST /api/menu/starter', owner),
    row('POST /api/menu/:activityId/publish', owner, (lived) => ({ ...alone(lived), body: { seen: 1 } })),
    row('POST /api/menu/:activityId/retire', owner, (lived) => ({ ...published(lived), body: { retired: true } })),
  ],
};
