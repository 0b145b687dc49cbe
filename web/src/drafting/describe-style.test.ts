import { expect, it } from 'vitest';
import type { StyleSettings } from '../../../src/contract/index.ts';
import { describeStyle } from './describe-style.ts';

const FILM: StyleSettings = {
  label: 'Film',
  aspect: '2.39:1',
  minutes: { least: 2, most: 45 },
  draft_minutes: null,
  dialogue_percent: { least: 25, most: 75 },
  voice_over: 'remarks',
  narrator: 'teller',
  voice_over_percent: 20,
  scene_pages: 4,
  action_sentences: 4,
  voice_over_sentences: null,
  speech_rows: 5,
  condenses: false,
  scene_numbers: false,
  transition: null,
  continued: true,
  mark_narrator: true,
};

it.each<[Partial<StyleSettings>, string]>([
  [
    {},
    'The whole chapter; what only a teller can say is voice-over; scenes of up to 4 pages; 2.39:1.',
  ],
  [
    { voice_over: 'all', narrator: 'narrator', aspect: null },
    'The whole chapter; all narration is told by a narrator; scenes of up to 4 pages; nothing is seen.',
  ],
  [
    { draft_minutes: 1.5, voice_over: 'none', condenses: true, scene_pages: 1, aspect: '9:16' },
    'Cut to 1.5 minutes; nothing is told over the pictures; long speeches are shortened; scenes of up to 1 page; 9:16.',
  ],
])('says of a style with %j what is its own', (settings, words) => {
  expect(describeStyle({ ...FILM, ...settings })).toBe(words);
});
