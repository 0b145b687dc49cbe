import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBook } from '../../book/read/read-book.ts';
import type { StyleSettings } from '../../contract/index.ts';
import { evaluateByRubric } from '../../evaluation/rubric/evaluate-by-rubric.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { PAGE } from '../../screenplay/page.ts';
import { countRows } from '../../screenplay/rows.ts';
import { SHIPPED_STYLES, settingsOrUsual } from '../../script/shipped-styles.ts';
import type { Draft, DraftInput } from '../types.ts';
import { draftOffline } from './draft-offline.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../samples/the-lamplighters-daughter.md');

let sample: DraftInput[];
beforeAll(async () => {
  const book = await readBook(readFileSync(SAMPLE), 'lamp.md');
  sample = book.chapters.map((chapter, at) => ({
    book,
    chapter: { ...chapter, number: at + 1 },
    style: 'cinematic_movie',
    known: [],
  }));
});

const first = (more: Partial<DraftInput>): Promise<Draft> =>
  draftOffline({ ...(sample[0] as DraftInput), ...more });
const draftOf = (text: string, more: Partial<DraftInput> = {}): Promise<Draft> =>
  draftOffline({
    book: { title: 'B', author: null },
    chapter: { number: 1, title: 'C', text },
    style: 'cinematic_movie',
    known: [],
    ...more,
  });
const usual = (more: Partial<StyleSettings>): StyleSettings => ({
  ...settingsOrUsual('cinematic_movie'),
  ...more,
});

describe('styles', () => {
  it('that are shipped each give the sample bytes of their own', async () => {
    const drafts = await Promise.all(SHIPPED_STYLES.map((style) => first({ style })));
    const bodies = drafts.map(({ fountain }) => fountain.split('\n\n').slice(1).join('\n\n'));
    expect(new Set(bodies).size).toBe(SHIPPED_STYLES.length);
  });

  it.each<Partial<StyleSettings>>([
    { label: 'Another' },
    { aspect: null },
    { draft_minutes: 1 },
    { voice_over: 'all' },
    { action_sentences: 1 },
    { scene_numbers: true },
    { transition: 'CUT TO:' },
    { continued: false },
  ])('that differ in %j differ in bytes', async (more) => {
    const plain = await first({ settings: usual({}) });
    const other = await first({ settings: usual(more) });
    expect(other.fountain).not.toBe(plain.fountain);
  });

  it('set action in paragraphs of four printed lines at most, and tear no sentence for it', async () => {
    const short =
      'Ida crossed the wide yard behind the brewery and looked up at the lighted window.';
    const long = `Ida crossed ${'the wide yard behind the brewery and '.repeat(8)}looked up at the window.`;
    const { fountain } = await draftOf([short, short, short, short, long, short].join(' '));
    const actions = parseFountain(fountain).elements.flatMap((each) =>
      each.type === 'action' ? [each.text] : [],
    );
    const rows = actions.map((text) => countRows(text, PAGE.columns.action));
    expect(rows).toEqual([3, 3, 6, 2]);
  });

  it('give the same bytes and the same report for the same input', async () => {
    for (const style of SHIPPED_STYLES) {
      const asked = { style, minutes: 1.5 };
      expect(await first(asked)).toEqual(await first(asked));
    }
  });

  it('without voice-over report the remarks that they cannot show, and set no heading for them', async () => {
    const text = 'I rose. I rang the bell. I had never liked the house.';
    const { fountain, report } = await draftOf(text, { settings: usual({ voice_over: 'none' }) });
    expect(fountain).not.toContain('V.O.');
    expect(report.cuts).toMatchObject([
      { code: 'voice_over', paragraph: 1, words: 'I had never liked the house.' },
    ]);
    const remarks = 'I had never liked the house. I thought of it often, and I hated it.';
    const only = await draftOf(remarks, { settings: usual({ voice_over: 'none' }) });
    expect(only.fountain).toContain('V.O.');
  });

  it('break a long speech by what is done meanwhile, and only a long one', async () => {
    const end = 'Nobody knows me here. '.repeat(12).trim();
    const { fountain } = await draftOf(
      `Ida sat.\n\n“I think,” said Ida, rising slowly from the old chair by the fire, “that we go. ${end}”`,
    );
    expect(fountain).toContain(
      "IDA\nI think, that we go.\n\nIda is rising slowly from the old chair by the fire.\n\nIDA (CONT'D)\nNobody",
    );
  });

  it('that condense cut long speeches at sentences, keep first and last, and report the others', async () => {
    const said = ['It began.', ...Array(20).fill('The sea was grey that day.'), 'We must go.'];
    const text = `Ida sat.\n\n“${said.join(' ')}” said Ida.`;
    const { fountain, report } = await draftOf(text, { settings: usual({ condenses: true }) });
    expect(fountain).toMatch(/IDA\nIt began\. .*We must go\.\n/);
    expect(report.quotations).toEqual({ whole: 0, shortened: 1, cut: 0 });
    expect(report.cuts.map(({ code }) => code)).toContain('condensed');
  });
});

describe('a draft that is cut to a length', () => {
  it.each([0.5, 1, 2, 3])('plays at most %d minutes, and not much less', async (minutes) => {
    for (const chapter of sample) {
      const { report } = await draftOffline({ ...chapter, minutes });
      expect(report.minutes).toBeLessThanOrEqual(minutes);
      expect(report.minutes).toBeGreaterThanOrEqual(minutes * 0.75);
    }
  });

  it('has the first and the last image of its chapter', async () => {
    const { fountain } = await first({ minutes: 1 });
    const whole = (await first({})).fountain.trimEnd().split('\n\n');
    expect(fountain).toContain((whole[2] ?? '').split('. ')[0]);
    expect(fountain.trimEnd().endsWith((whole.at(-1) ?? '').split('. ').at(-1) ?? '')).toBe(true);
  });

  it('keeps a decision before what tells nothing new', async () => {
    const idle = Array(30).fill('The rain fell on the roof of the house.').join(' ');
    const text = `Ida sat in the kitchen. ${idle} Suddenly Ida decided to leave. ${idle} She slept.`;
    expect((await draftOf(text, { minutes: 0.25 })).fountain).toContain('Suddenly Ida decides');
  });

  it('says of each cut where it stands, in characters of the text as it was', async () => {
    const text = 'Ida 𝔞 sat.\r\n\r\n'.concat(
      'The rain fell.\r\n\r\n'.repeat(80),
      '“Go!” cried Ida.',
    );
    const { report } = await draftOf(text, { minutes: 0.25 });
    const characters = [...text];
    for (const { start, end, words } of report.cuts) {
      expect(characters.slice(start, end).join('')).toBe(words);
    }
    expect(report.cuts.length).toBeGreaterThan(10);
  });

  it('is whole where it fits', async () => {
    const { report, fountain } = await first({ minutes: 60 });
    expect(fountain).toBe((await first({})).fountain);
    expect(report.quotations.cut).toBe(0);
  });
});

describe('the report', () => {
  it('names a scene over the style’s pages, and why', async () => {
    const text = `Ida sat in the kitchen.\n\n${'“It is late,” said Ida.\n\n“It is not,” said Tom.\n\n'.repeat(60)}`;
    const { report } = await draftOf(text);
    expect(report.long_scenes).toMatchObject([{ scene: 1, heading: 'INT. KITCHEN - DAY' }]);
    expect(report.long_scenes[0]?.pages).toBeGreaterThan(4);
    expect(report.long_scenes[0]?.reason).toMatch(
      /^One conversation, 120 speeches among 121 beats/,
    );
    const longer = await draftOf(text, { settings: usual({ scene_pages: 60 }) });
    expect(longer.report.long_scenes).toEqual([]);
  });

  it('tells of a heading, a tag and what is left of a sentence', async () => {
    const text = 'CHAPTER II\n\nIda sat. Tom stood.\n\n“Go,” said Ida, and how.';
    expect((await draftOf(text)).report.cuts.map(({ code, words }) => [code, words])).toEqual([
      ['heading', 'CHAPTER II'],
      ['tag', 'said Ida, and how.'],
    ]);
  });
});

describe('the rubric', () => {
  it('does not hold its voice-over against a documentary', async () => {
    const { fountain } = await first({ style: 'documentary' });
    const judged = (style?: string) => {
      const { criteria } = evaluateByRubric({
        script: fountain,
        chapterText: sample[0]?.chapter.text ?? '',
        characters: [],
        ...(style === undefined ? {} : { style: settingsOrUsual(style) }),
      });
      const signals = criteria.flatMap(({ signals }) => signals);
      return (name: string) => signals.find((signal) => signal.name === name);
    };
    expect(judged('documentary')('voice_over')?.score).toBe(100);
    expect(judged()('voice_over')?.score).toBeLessThan(60);
    expect(judged('documentary')('scenes_with_action')?.weight).toBe(0);
    expect(judged()('scenes_with_action')?.score).toBe(0);
  });
});
