import { expect, it } from 'vitest';
import { chapterFacts } from '../chapter-facts.ts';
import { readSubject } from '../subject.ts';
import { createMentionCounter } from '../text/count-mentions.ts';
import { sureSpeakers } from './sure-speakers.ts';

const CAST = [
  { id: 'ida', name: 'Ida Quill', aliases: [] },
  { id: 'tom', name: 'Tom Reed', aliases: [] },
];
const SURE = ['shut the heavy gate at once', 'no'];
const DOUBTFUL = ['the lamps are out tonight', 'somebody broke every window', 'yes'];
const SCRIPT = `INT. HALL - DAY

IDA
Shut the heavy gate at once.

TOM
The lamps are out tonight.

IDA
Yes.

TOM
No.

IDA
Nobody in the chapter says this.
`;

const folded = (speeches: string[]) => speeches.map((speech) => speech.split(' '));

function measured(sure: string[], doubtful: string[]) {
  const subject = readSubject({ script: SCRIPT, chapterText: '', characters: CAST });
  const said = { sure: folded(sure), doubtful: folded(doubtful) };
  const speeches = [...said.sure, ...said.doubtful];
  return sureSpeakers.measure({ ...subject, chapter: { ...subject.chapter, ...said, speeches } });
}

it('counts the speeches of doubtful speakers among those taken over, and points at them', () => {
  expect(measured(SURE, DOUBTFUL)).toMatchObject({ value: 50, lines: [6, 9] });
  expect(measured([...SURE, ...DOUBTFUL], [])).toMatchObject({ value: 0, score: 100, lines: [] });
  expect(measured([], [...SURE, ...DOUBTFUL])).toMatchObject({ value: 100, score: 0 });
});

it('takes words that somebody says for sure elsewhere for sure', () => {
  expect(measured([...SURE, 'yes'], DOUBTFUL)).toMatchObject({ lines: [6] });
});

it('is not measured where too few speeches come from the chapter', () => {
  expect(measured(['no'], ['yes'])).toMatchObject({ measured: false });
});

it('a speech that a person confirmed is sure, whatever the reading makes of it', () => {
  const quote = '“The lamps are out.”';
  const people = 'Ida, Tom, Ben, Ada, Joe and Max sat there.';
  const text = [people, ...Array.from({ length: 12 }, () => quote)].join('\n\n');
  const count = createMentionCounter(CAST);
  const doubted = chapterFacts(text, CAST, count).doubtful.length;
  expect(doubted).toBeGreaterThan(0);
  const confirmed = [...text.matchAll(/“[^”]*”/g)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    character: CAST[0] ?? null,
  }));
  expect(chapterFacts(text, CAST, count, confirmed).doubtful).toEqual([]);
});
