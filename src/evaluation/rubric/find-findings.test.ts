import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Finding } from '../../contract/finding.ts';
import { evaluateByRubric } from './evaluate-by-rubric.ts';
import { MOST_FINDINGS } from './find-findings.ts';

const CAST = [
  { id: 'ida', name: 'Ida Marsh', aliases: [] },
  { id: 'tom', name: 'Tom Reed', aliases: [] },
];
const CHAPTER = readFileSync(new URL('fixtures/lamp-chapter-1.txt', import.meta.url), 'utf8');

const find = (script: string, chapterText = ''): Finding[] =>
  evaluateByRubric({ script, chapterText, characters: CAST }).criteria.flatMap(
    ({ findings }) => findings,
  );
const ofSignal = (findings: Finding[], signal: string) =>
  findings.filter((each) => each.signal === signal);

const BODY = `Ida and Tom wait.

ZORA
Nobody told me about the gate.

BRUNO
Nor me, and I have asked.

TOM
Quite so.
`;
const SCRIPT = `INT. HALL - DAY\n\n${BODY}`;

describe('findings', () => {
  it('are one for each thing that a signal found, with what, where, why and how', () => {
    const strangers = ofSignal(find(SCRIPT, 'Ida Marsh and Tom Reed waited.'), 'cues_in_cast');
    expect(strangers.map(({ about }) => about)).toEqual(['zora', 'bruno']);
    expect(strangers[0]).toMatchObject({
      criterion: 'character_consistency',
      title: 'Cues that belong to somebody',
      what: 'Nobody in the book answers to ZORA, who has 1 speech.',
      why: 'A cue that nobody answers to has no face and no voice to carry over.',
      where: { lines: [5], scene: 1 },
      minor: false,
    });
    expect(strangers[0]?.how).toMatch(/^Give these speeches .*\.$/);
    expect(strangers[0]?.points).toBeGreaterThan(0);
  });

  it('tell their place in characters of the script, whatever stands before', () => {
    const script = `INT. HALL - DAY\n\n😀 Ida and Tom wait 😀.\n\n${BODY}`;
    const [zora] = ofSignal(find(script, 'Ida and Tom waited.'), 'cues_in_cast');
    const { start = 0, end = 0 } = zora?.where.span ?? {};
    expect([...script].slice(start, end).join('')).toContain('Nobody told me about the gate.');
    expect([...script].slice(start, end).join('')).toMatch(/^ZORA/);
  });

  it('keep their identity where lines, scenes and other things of the signal change', () => {
    const ids = (script: string) =>
      ofSignal(find(script, 'Ida and Tom waited.'), 'cues_in_cast').map(({ about, id }) => [
        about,
        id,
      ]);
    const before = new Map(ids(SCRIPT) as [string, string][]);
    const later = `EXT. YARD - NIGHT\n\nRain.\n\n${SCRIPT.replace('BRUNO', 'OSWIN')}`;
    const after = new Map(ids(later) as [string, string][]);
    expect(after.get('zora')).toBe(before.get('zora'));
    expect([...after.keys()]).toEqual(['zora', 'oswin']);
    expect(before.get('bruno')).not.toBe(before.get('zora'));
  });

  it('of a signal that is well as a whole are minor, and ask for nothing in the text', () => {
    const speeches = Array.from({ length: 18 }, (_, at) => `TOM\nGate number ${at} is shut.\n\n`);
    const script = `INT. HALL - DAY\n\nTom waits.\n\n${speeches.join('')}ZORA\nAnd mine.\n`;
    const { criteria, feedback } = evaluateByRubric({
      script,
      chapterText: 'Tom Reed waited at the gate.',
      characters: CAST,
    });
    const [zora] = ofSignal(
      criteria.flatMap(({ findings }) => findings),
      'cues_in_cast',
    );
    expect(zora).toMatchObject({ about: 'zora', minor: true });
    expect(feedback).not.toContain('give these speeches');
  });

  it('are told up to so many of a signal, and the signal says how many are left off', () => {
    const speeches = Array.from(
      { length: MOST_FINDINGS + 7 },
      (_, at) => `Q${'A'.repeat(at + 1)}\nGate ${at} is shut.\n\n`,
    );
    const { criteria } = evaluateByRubric({
      script: `INT. HALL - DAY\n\nThey wait.\n\n${speeches.join('')}`,
      chapterText: 'They waited.',
      characters: CAST,
    });
    const consistency = criteria.find(({ criterion }) => criterion === 'character_consistency');
    expect(ofSignal(consistency?.findings ?? [], 'cues_in_cast')).toHaveLength(MOST_FINDINGS);
    expect(consistency?.signals.find(({ name }) => name === 'cues_in_cast')?.left_off).toBe(7);
  });

  it('of a text without a scene begin with that, and ask nothing that needs scenes', () => {
    const findings = find('Ida waits for Tom at the gate.', CHAPTER);
    expect(findings.filter(({ signal }) => signal === 'screenplay')).toHaveLength(1);
    const others = findings.filter(({ signal }) => signal !== 'screenplay');
    expect(others.every(({ criterion }) => criterion === 'coherence')).toBe(true);
    expect(others.length).toBeGreaterThan(0);
  });

  it('are what the text of the feedback is written from', () => {
    const { criteria, feedback } = evaluateByRubric({
      script: SCRIPT,
      chapterText: CHAPTER,
      characters: CAST,
    });
    const findings = criteria.flatMap(({ findings: own }) => own);
    const points = feedback.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(points.length).toBeGreaterThan(3);
    for (const point of points) {
      const said = findings.some(
        ({ how, minor }) => !minor && point.toLowerCase().includes(how?.toLowerCase() ?? '?'),
      );
      expect(said, point).toBe(true);
    }
  });
});

it('of any text have the contract’s shape, each its own id, and lines and spans that exist', () => {
  const scraps = fc.constantFrom('INT. HALL - DAY', 'TOM', 'Ida thought of it.', '', '(low)', '😀');
  const texts = fc
    .array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 40 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(texts, texts, (script, chapterText) => {
      const findings = find(script, chapterText);
      const length = [...script].length;
      const lines = script.split(/\r\n|\r|\n/).length;
      for (const finding of findings) {
        expect(Finding.parse(finding)).toEqual(finding);
        const { span } = finding.where;
        if (span !== null) expect(span.start < span.end && span.end <= length).toBe(true);
        for (const line of finding.where.lines) expect(line >= 1 && line <= lines).toBe(true);
      }
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    }),
    { numRuns: 200 },
  );
});
