import { expect, it } from 'vitest';
import { settingsOrUsual } from '../../script/shipped-styles.ts';
import { draftOffline } from './draft-offline.ts';

const story = Array.from(
  { length: 24 },
  (_, at) =>
    `“In year ${at + 1} of the storm I looked for the boat. ${'Nobody had seen her on the water, and nobody had heard her bell. '.repeat(6).trim()}`,
).join('\n\n');
const TEXT = `Ida sat in the kitchen.\n\n“Tell me,” said Ida.\n\n“It began so,” said Tom Reed. ${story}”\n\nIda rose.\n\n“And the boat?” said Ida.`;

const draftOf = (text: string, more: { voice_over?: 'none'; aspect?: null } = {}) =>
  draftOffline({
    book: { title: 'B', author: null },
    chapter: { number: 1, title: 'C', text },
    style: 'cinematic_movie',
    known: [],
    settings: { ...settingsOrUsual('cinematic_movie'), ...more },
  });
const headingsOf = (fountain: string) => fountain.match(/^(?:INT|EXT)\..*$/gm);

it('has a story of pages in a scene of its own, over which the voice goes on', async () => {
  const { fountain, report } = await draftOf(TEXT);
  expect(headingsOf(fountain)).toEqual([
    'INT. KITCHEN - DAY',
    'INT. TOM REED’S STORY - FLASHBACK',
    'INT. KITCHEN - DAY',
  ]);
  const [, told = ''] = fountain.split('FLASHBACK\n');
  expect(told).toMatch(/^\nTOM REED \(V\.O\.\)\nIn year /);
  expect(report.quotations.cut).toBe(0);
  expect(report.long_scenes.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^A story that is told: nobody else speaks from paragraph/),
  ]);
});

it('has where the story leads in its heading', async () => {
  const led = TEXT.replace(
    'In year 3 of the storm I looked for the boat.',
    'I walked to the harbour.',
  );
  expect(headingsOf((await draftOf(led)).fountain)?.[1]).toBe('EXT. HARBOUR - FLASHBACK');
});

it('has none where nothing is seen, nor in a style without voice-over, nor for a long speech', async () => {
  for (const more of [{ aspect: null }, { voice_over: 'none' } as const]) {
    expect(headingsOf((await draftOf(TEXT, more)).fountain)).toEqual(['INT. KITCHEN - DAY']);
  }
  const short = TEXT.replace(story, story.split('\n\n').slice(0, 3).join('\n\n'));
  expect(headingsOf((await draftOf(short)).fountain)).toEqual(['INT. KITCHEN - DAY']);
});
