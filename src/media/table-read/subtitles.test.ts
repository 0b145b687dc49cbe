import { describe, expect, test } from 'vitest';
import { cutCues, type SpokenLine } from './cut-cues.ts';
import { writeSrt, writeVtt } from './write-subtitles.ts';

const line = (
  speaker: string | null,
  start: number,
  end: number,
  words: string,
  dual = false,
): SpokenLine => ({ speaker, dual, phrases: [{ words, start, end }] });

interface ReadCue {
  start: number;
  end: number;
  rows: string[];
}

/** Reads cues back as a player does: blocks between blank lines, with a line of times in each. */
function readCues(file: string): ReadCue[] {
  return file.split(/\n\n+/).flatMap((block) => {
    const rows = block.trim().split('\n');
    const at = rows.findIndex((row) => row.includes(' --> '));
    if (at === -1) return [];
    const [start = 0, end = 0] = (rows[at] ?? '').split(' --> ').map((time) => {
      const [, h, m, s, ms] = /^(\d\d+):(\d\d):(\d\d)[.,](\d{3})$/.exec(time) ?? [];
      return ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1_000 + Number(ms);
    });
    return [{ start, end, rows: rows.slice(at + 1) }];
  });
}

const LONG =
  'The ferry left at nine in the morning, and nobody on the pier had seen the woman with the yellow coat, who had been the first to come and the last to be asked for her name';
const LINES = [
  line('MARA', 300, 1_200, 'You said so.'),
  line(null, 1_900, 11_900, LONG),
  line('TOM', 3_700_000, 3_702_345, 'I & you <know> --> it.'),
];

describe('subtitles', () => {
  test.each([
    ['SRT', writeSrt],
    ['VTT', writeVtt],
  ])('%s says every word in its order, each cue after the one before', (_, write) => {
    const cues = readCues(write(cutCues(LINES)));
    let end = 0;
    for (const cue of cues) {
      expect(cue.start).toBeGreaterThanOrEqual(end);
      expect(cue.end).toBeGreaterThan(cue.start);
      end = cue.end;
    }
    const words = cues
      .flatMap(({ rows }) => rows)
      .join(' ')
      .replace(/<\/?v[^>]*>/g, '')
      .replace('&amp;', '&')
      .replace('&lt;', '<')
      .replaceAll('&gt;', '>');
    expect(words.replace('-->', '->')).toBe(`You said so. ${LONG} I & you <know> -> it.`);
    expect(cues.at(-1)).toMatchObject({ start: 3_700_000, end: 3_702_345 });
  });

  test('have two rows of 42 characters at most', () => {
    const rows = cutCues(LINES).map((cue) => cue.rows);
    expect(Math.max(...rows.map(({ length }) => length))).toBe(2);
    expect(Math.max(...rows.flat().map(({ text }) => text.length))).toBeLessThanOrEqual(42);
  });

  test('divide a long line in time by its words', () => {
    const cues = cutCues([line(null, 0, 10_000, LONG)]);
    expect(cues.length).toBeGreaterThan(1);
    for (const { start, end, rows } of cues) {
      const share = rows.map(({ text }) => text).join(' ').length / LONG.length;
      expect((end - start) / 10_000).toBeCloseTo(share, 1);
    }
  });

  test('show what two say at the same moment in one cue, each in a row', () => {
    const cues = cutCues([
      line('MARA', 0, 2_000, 'Go away!'),
      line('TOM', 0, 3_000, 'Come here!', true),
    ]);
    const mara = { speaker: 'MARA', text: 'Go away!' };
    const tom = { speaker: 'TOM', text: 'Come here!' };
    expect(cues).toEqual([
      { start: 0, end: 2_000, rows: [mara, tom] },
      { start: 2_000, end: 3_000, rows: [tom] },
    ]);
    expect(writeVtt(cues)).toContain('<v MARA>Go away!</v>\n<v TOM>Come here!</v>');
    expect(writeSrt(cues)).toContain('- Go away!\n- Come here!');
  });

  test('tell in VTT who speaks, whatever the name is', () => {
    const vtt = writeVtt(cutCues([line('MR. <B>\n& SON', 0, 1_000, 'Yes.')]));
    expect(vtt).toContain('<v MR. B &amp; SON>Yes.</v>');
  });

  test('cut a word that is longer than a row', () => {
    const cues = cutCues([line(null, 0, 9_000, 'a'.repeat(300))]);
    expect(cues.flatMap(({ rows }) => rows).every(({ text }) => text.length <= 42)).toBe(true);
    const text = cues.flatMap(({ rows }) => rows.map((row) => row.text)).join('');
    expect(text.replaceAll(' ', '')).toHaveLength(300);
  });

  test('are made of hundred thousand words in a second or two', () => {
    const begun = performance.now();
    cutCues([line(null, 0, 36_000_000, 'word '.repeat(100_000))]);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
