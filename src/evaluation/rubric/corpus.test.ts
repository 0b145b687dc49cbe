import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NamedCharacter } from '../../cast/match/match-cue.ts';
import { evaluateByRubric } from './evaluate-by-rubric.ts';

const CORPUS = process.env.GOLDENROD_CORPUS ?? '../shared/corpus';
const NOVEL = `${CORPUS}/dialogue/TheSignOfTheFour`;
const present = existsSync(`${NOVEL}/novel.txt`);
if (!present) console.warn(`Skipping the rubric on a whole novel: ${NOVEL} is not there.`);

function chaptersOf(novel: string): string[] {
  return novel.split(/\n(?=Chapter [IVXL]+)/).filter((chapter) => chapter.length > 4000);
}

function castOf(json: string): NamedCharacter[] {
  const found: { name: string; aliases: string[] }[] = JSON.parse(json);
  return found.map(({ name, aliases }, at) => ({ id: `c${at}`, name, aliases }));
}

/** A rough script: every third paragraph dropped, first sentences of narration, short speeches. */
function roughScript(chapter: string): string {
  const paragraphs = chapter.split(/\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim());
  const parts = paragraphs.flatMap((text, at) => {
    const heading = at % 10 === 0 ? [`INT. PLACE ${at} - DAY`] : [];
    return at % 3 === 2 ? heading : [...heading, ...text.split(/("[^"]*")/).map(roughPart)];
  });
  return parts.filter((part) => part !== '').join('\n\n');
}

function roughPart(text: string): string {
  const part = text.trim();
  if (part.startsWith('"'))
    return `SOMEONE\n${part.slice(1, -1).split('. ').slice(0, 2).join('. ')}`;
  return part.split('. ')[0] ?? '';
}

describe.skipIf(!present)('the rubric on a whole novel', () => {
  it('gives a script of a chapter far more coherence than a script of the next one', () => {
    const chapters = chaptersOf(readFileSync(`${NOVEL}/novel.txt`, 'utf8'));
    const characters = castOf(readFileSync(`${NOVEL}/characters.json`, 'utf8'));
    const coherence = (script: string, chapterText: string): number =>
      evaluateByRubric({ script, chapterText, characters }).criteria[0]?.score ?? 0;
    expect(chapters.length).toBeGreaterThanOrEqual(10);
    chapters.forEach((chapter, at) => {
      const next = chapters[(at + 1) % chapters.length] ?? '';
      expect(coherence(roughScript(chapter), chapter), `own, ${at}`).toBeGreaterThanOrEqual(65);
      expect(coherence(roughScript(next), chapter), `next, ${at}`).toBeLessThanOrEqual(30);
    });
  });
});
