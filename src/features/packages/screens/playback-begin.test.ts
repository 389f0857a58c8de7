/** How a person comes into a course whose maker lets nothing open by itself, which is what SCORM 2004 takes for granted. */
import { expect, test } from 'vitest';
import { openCourse } from '../../../standards/scorm/course.ts';
import { readManifest } from '../../../standards/scorm/manifest/read-manifest.ts';
import { beginPlaying } from '../../../standards/scorm/playing.ts';
import { manifest2004 } from '../../../testing/playable-scorm.ts';
import { Playback } from './playback.ts';

const silent = {
  put() {},
  pendingUnder: () => [],
  refusedUnder: () => [],
  drop() {},
  subscribe: () => () => {},
  onSent: () => () => {},
  flush: () => Promise.resolve(),
};

function playbackOf(text: string): Playback {
  const read = readManifest(text);
  if (!read.ok) throw new Error(read.faults.map(({ says }) => says).join());
  const { manifest } = read;
  const registration = beginPlaying(openCourse(manifest), { now: 0, random: () => 0 });
  const playback = new Playback(
    {
      sessionId: 'session',
      mode: 'normal',
      manifest,
      registration,
      learner: { id: 'anna', name: 'Anna' },
      files: 'http://content.example/folder/',
      seed: 7,
      steps: 0,
      parting: { url: 'http://academy.example/parting', token: 't' },
    },
    { outbox: silent, tell() {}, now: () => 1_000 },
  );
  playback.begin();
  return playback;
}

const withoutRules = manifest2004().replaceAll(/<imsss:sequencing>.*?<\/imsss:sequencing>/gs, '');

test('is asked where to begin, and is refused nothing', () => {
  const playback = playbackOf(withoutRules);
  const { contents } = playback.view();
  expect(playback.view()).toMatchObject({ phase: 'choosing', begins: true, open: null });
  expect(contents.filter(({ selectable }) => selectable).map(({ activity }) => activity)).toEqual(['lesson', 'check']);
  playback.ask({ request: 'choice', target: 'check' });
  expect(playback.view()).toMatchObject({
    phase: 'open',
    begins: false,
    denied: false,
    open: { activity: 'check' },
  });
});

test('is told what is not possible when asking for that, and asked again where to begin after it', () => {
  const playback = playbackOf(withoutRules);
  playback.ask({ request: 'continue' });
  expect(playback.view()).toMatchObject({ phase: 'choosing', begins: false, denied: true });
  playback.goOn();
  expect(playback.view()).toMatchObject({ phase: 'choosing', begins: true });
});

test('stands in the first part at once where the maker wants it so', () => {
  expect(playbackOf(manifest2004()).view()).toMatchObject({ phase: 'open', begins: false });
});
