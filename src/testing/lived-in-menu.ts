/** What stands on the menu of the academy that has lived a little: an activity of its own, drafts of two kinds, a picture, a film, captions, a document. */
import sharp from 'sharp';
import type { NewActivity } from '../features/modules/draft-store.ts';
import { saveNewActivities } from '../features/modules/draft-store.ts';
import { newId } from '../kernel/id.ts';
import { type Joined, ok, type TestAcademy } from './academy.ts';
import { publishSample } from './sample-activities.ts';
import { sampleModule } from './sample-module.ts';
import { tinyPdf } from './tiny-documents.ts';
import { tinyMp4 } from './tiny-films.ts';

export type OnMenu = Awaited<ReturnType<typeof fillMenu>>;

export async function fillMenu(a: TestAcademy, contributor: Joined, mark: string, capabilities: readonly string[]) {
  const develops = [{ capabilityId: capabilities[0] ?? '', proficiency: 3 }];
  const draft = (more: Partial<NewActivity>): NewActivity => ({
    activityId: newId(),
    key: null,
    kind: 'module',
    delivery: 'e-learning',
    name: { en: `Draft ${mark}` },
    summary: { en: `What is being written at ${mark}.` },
    minutes: 8,
    fits: [],
    languages: ['en'],
    develops,
    content: sampleModule,
    guide: null,
    ...more,
  });
  const alone = draft({});
  const led = draft({ delivery: 'manager-led', content: null, guide: { en: `How to run it at ${mark}` } });
  const made = { by: contributor.id, at: a.world.now() };
  await a.inside((db, academyId) => saveNewActivities(db, academyId, [alone, led], made));
  const shade = [...mark].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 256;
  const background = { r: shade, g: 90, b: 60 };
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
  const picture = await ok(contributor.ask('POST', '/api/menu/pictures', new Uint8Array(bytes)));
  const filmMp4 = tinyMp4(shade);
  const film = await ok(contributor.ask('POST', '/api/menu/films', filmMp4));
  const captionsVtt = new TextEncoder().encode(`WEBVTT\n\n00:01.000 --> 00:02.000\nSaid at ${mark}\n`);
  const captions = await ok(contributor.ask('POST', '/api/menu/captions', captionsVtt));
  const documentPdf = tinyPdf(`What is read at ${mark}`);
  const document = await ok(contributor.ask('POST', '/api/menu/documents', documentPdf));
  return {
    menu: {
      published: await publishSample(a, { name: `Module ${mark}`, develops: capabilities.slice(0, 1) }),
      alone: alone.activityId,
      led: led.activityId,
      picture: picture.file as string,
      film: film.file as string,
      captions: captions.file as string,
      document: document.file as string,
      firstCard: sampleModule.cards[0]?.key ?? '',
    },
    picturePng: new Uint8Array(bytes),
    filmMp4,
    captionsVtt,
    questionsGift: new TextEncoder().encode('Is it?{T}'),
    documentPdf,
  };
}
