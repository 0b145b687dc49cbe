import { carrySpans } from '../../src/book/carry-spans.ts';
import { readNav, readNcx } from '../../src/book/read/epub/read-toc.ts';
import { xhtmlToBlocks } from '../../src/book/read/epub/xhtml-to-blocks.ts';
import { readBook } from '../../src/book/read/read-book.ts';
import { findCasting } from '../../src/cast/match/casting.ts';
import { planCueChanges } from '../../src/cast/plan-cue-changes.ts';
import { spokenCuesOfEach } from '../../src/cast/spoken-cues.ts';
import { draftOffline } from '../../src/draft/offline/draft-offline.ts';
import { evaluateByRubric } from '../../src/evaluation/rubric/evaluate-by-rubric.ts';
import { findCharacters } from '../../src/prose/names/find-characters.ts';
import { findQuotations } from '../../src/prose/quotations/find-quotations.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import { splitParagraphs } from '../../src/prose/sentences/split-paragraphs.ts';
import { splitSentences } from '../../src/prose/sentences/split-sentences.ts';
import { findSpeeches } from '../../src/prose/speakers/find-speeches.ts';
import { toPresent } from '../../src/prose/tense/to-present.ts';
import { countWords } from '../../src/prose/words/count-words.ts';
import { carryLines } from '../../src/screenplay/carry-lines.ts';
import { compareScreenplays } from '../../src/screenplay/compare.ts';
import { carryElements } from '../../src/screenplay/elements/carry-elements.ts';
import { firstElements } from '../../src/screenplay/elements/first-elements.ts';
import { followEdit } from '../../src/screenplay/fountain/follow-edit.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { serializeFountain } from '../../src/screenplay/fountain/serialize.ts';
import { splitSegments } from '../../src/screenplay/fountain/split-segments.ts';
import { measure } from '../../src/screenplay/measure.ts';
import { paginate } from '../../src/screenplay/paginate.ts';
import { replaceCues } from '../../src/screenplay/replace-cues.ts';
import { buildEpub } from '../../test/book/build-epub.ts';
import { MARKDOWN_BOOKS, MARKUP_BODIES, TEXT_BOOKS } from './book-shapes.ts';
import { PROSE } from './prose-shapes.ts';
import { SCREENPLAYS } from './screenplay-shapes.ts';
import type { Shape } from './shapes.ts';

/** A pure function under attack. */
export interface Subject {
  name: string;
  shapes: readonly Shape[];
  /** Makes what the function is given, which does not count, and answers the call that does. */
  prepare(text: string): () => unknown;
}

const CALM_SCRIPT =
  'INT. HALL - DAY\n\nHolmes waits.\n\nHOLMES\nCome in, Watson.\n\nWATSON\nGladly.\n';
const CALM_CHAPTER = '“Come in, Watson,” said Holmes. He waited.\n\n“Gladly,” said Watson.\n';

const of = (name: string, shapes: readonly Shape[], prepare: Subject['prepare']): Subject => ({
  name,
  shapes,
  prepare,
});

export const SUBJECTS: readonly Subject[] = [
  of('parseFountain', SCREENPLAYS, (text) => () => parseFountain(text)),
  of('serializeFountain', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    return () => serializeFountain(screenplay);
  }),
  of('paginate', SCREENPLAYS, (text) => {
    const { elements } = parseFountain(text);
    return () => paginate(elements);
  }),
  of('measure', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const pages = paginate(screenplay.elements);
    return () => measure(screenplay, pages);
  }),
  of('splitSegments', SCREENPLAYS, (text) => () => splitSegments(text.replace(/\r\n?/g, '\n'))),
  of('followEdit', SCREENPLAYS, (text) => {
    const before = text.replace(/\r\n?/g, '\n');
    const segments = splitSegments(before);
    const from = Math.floor(before.length / 2);
    const after = `${before.slice(0, from)}x${before.slice(from)}`;
    return () => followEdit(segments, before, after, { from, to: from, length: 1 });
  }),
  of('spokenCuesOfEach', SCREENPLAYS, (text) => () => spokenCuesOfEach([text])),
  of('findCasting', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const characters = charactersOf(text);
    return () => findCasting(screenplay, characters);
  }),
  of('findCasting of others', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const characters = charactersOf(text).map((each) => ({ ...each, name: `${each.name} Smith` }));
    return () => findCasting(screenplay, characters);
  }),
  of('compareScreenplays with itself', SCREENPLAYS, (text) => () => compareScreenplays(text, text)),
  of('compareScreenplays with its words changed', SCREENPLAYS, (text) => {
    const after = text.replace(/[a-z]\b/g, 'xy');
    return () => compareScreenplays(text, after);
  }),
  of('compareScreenplays with its other end first', SCREENPLAYS, (text) => {
    const after = text.split('\n\n').reverse().join('\n\n');
    return () => compareScreenplays(text, after);
  }),
  of('compareScreenplays with half of it', SCREENPLAYS, (text) => {
    const after = text.slice(Math.floor(text.length / 2));
    return () => compareScreenplays(text, after);
  }),
  of('carryLines', SCREENPLAYS, (text) => {
    const before = parseFountain(text);
    const after = parseFountain(text.replace(/a\b/g, 'xy'));
    const last = before.elements.at(-1)?.endLine ?? 0;
    return () => {
      const carry = carryLines(before, after);
      for (let line = 1; line <= last; line += 1) carry(line);
    };
  }),
  of('firstElements', SCREENPLAYS, (text) => () => firstElements(text, 'v1')),
  of('carryElements with its words changed', SCREENPLAYS, (text) => {
    const before = { text, elements: firstElements(text, 'v1') };
    const after = text.replace(/a\b/g, 'xy');
    return () => carryElements(before, after, 'v2');
  }),
  of('carryElements with its other end first', SCREENPLAYS, (text) => {
    const before = { text, elements: firstElements(text, 'v1') };
    const after = text.split('\n\n').reverse().join('\n\n');
    return () => carryElements(before, after, 'v2');
  }),
  of('carrySpans', PROSE, (text) => {
    const after = text.replace(/a\b/g, 'xy');
    return () => {
      const carry = carrySpans(text, after);
      for (let start = 0; start < text.length; start += 100) carry({ start, end: start + 99 });
    };
  }),
  of('carrySpans with its other end first', PROSE, (text) => {
    const after = text.split('\n').reverse().join('\n');
    return () => {
      const carry = carrySpans(text, after);
      for (let start = 0; start < text.length; start += 100) carry({ start, end: start + 99 });
    };
  }),
  of('replaceCues', SCREENPLAYS, (text) => () => replaceCues(text, (cue) => `${cue} X`)),
  of('planCueChanges', SCREENPLAYS, (text) => {
    const names = charactersOf(text).map((each) => ({ ...each, chapter_aliases: [] }));
    const [first] = names;
    return () =>
      planCueChanges(
        [
          {
            id: 's',
            handle: 'b/1',
            chapter: 1,
            style: 'c',
            version: 1,
            user_id: null,
            status: 'draft',
            text,
            hash: '',
            unlinked: [],
          },
        ],
        names,
        { kind: 'rename', character: first?.id ?? '', name: 'Moriarty' },
      );
  }),
  of(
    'draftOffline',
    PROSE,
    (text) => () =>
      draftOffline({
        book: { title: 'B', author: null },
        chapter: { number: 1, title: 'C', text },
        style: 'cinematic',
        known: [],
      }),
  ),
  of(
    'draftOffline as audio drama',
    PROSE,
    (text) => () =>
      draftOffline({
        book: { title: 'B', author: null },
        chapter: { number: 1, title: 'C', text },
        style: 'audio_drama',
        known: [],
      }),
  ),
  of('draftOffline with characters', PROSE, (text) => {
    const known = findCharacters(parseProse(text)).map(({ name, aliases }, at) => ({
      id: String(at),
      name,
      aliases,
    }));
    return () =>
      draftOffline({
        book: { title: 'B', author: null },
        chapter: { number: 1, title: 'C', text },
        style: 'cinematic',
        known,
      });
  }),
  of('evaluateByRubric of a script', SCREENPLAYS, (script) => {
    const characters = charactersOf(script);
    return () => evaluateByRubric({ script, chapterText: CALM_CHAPTER, characters });
  }),
  of('evaluateByRubric by a chapter', PROSE, (chapterText) => {
    const characters = findCharacters(parseProse(chapterText)).map(({ name, aliases }, at) => ({
      id: String(at),
      name,
      aliases,
    }));
    return () => evaluateByRubric({ script: CALM_SCRIPT, chapterText, characters });
  }),
  of('evaluateByRubric of a script by itself', SCREENPLAYS, (script) => {
    const characters = charactersOf(script);
    return () => evaluateByRubric({ script, chapterText: script, characters });
  }),
  of(
    'readBook, text',
    TEXT_BOOKS,
    (text) => () => readBook(new TextEncoder().encode(text), 'a.txt'),
  ),
  of(
    'readBook, Markdown',
    MARKDOWN_BOOKS,
    (text) => () => readBook(new TextEncoder().encode(text), 'a.md'),
  ),
  of('readBook, EPUB', MARKUP_BODIES, (body) => {
    const bytes = buildEpub({
      files: [{ name: 'a.xhtml', body }],
      toc: [{ label: 'A', href: 'a.xhtml' }],
    });
    return () => readBook(bytes, 'a.epub');
  }),
  of(
    'xhtmlToBlocks',
    MARKUP_BODIES,
    (text) => () => xhtmlToBlocks(`<html><body>${text}</body></html>`, 'a.xhtml'),
  ),
  of(
    'readNav',
    MARKUP_BODIES,
    (text) => () =>
      readNav(`<html><body><nav type="toc"><ol>${text}</ol></nav></body></html>`, 'nav.xhtml'),
  ),
  of(
    'readNcx',
    MARKUP_BODIES,
    (text) => () => readNcx(`<ncx><navMap>${text}</navMap></ncx>`, 'toc.ncx'),
  ),
  of('splitSentences', PROSE, (text) => () => splitSentences(text)),
  of('splitParagraphs', PROSE, (text) => () => splitParagraphs(text)),
  of('findQuotations', PROSE, (text) => {
    const paragraphs = splitParagraphs(text);
    return () => findQuotations(text, paragraphs);
  }),
  of('parseProse', PROSE, (text) => () => parseProse(text)),
  of('findCharacters', PROSE, (text) => {
    const parsed = parseProse(text);
    return () => findCharacters(parsed);
  }),
  of('findSpeeches', PROSE, (text) => {
    const parsed = parseProse(text);
    const characters = findCharacters(parsed);
    return () => findSpeeches(parsed, characters);
  }),
  of('toPresent', PROSE, (text) => () => toPresent(text)),
  of('countWords', PROSE, (text) => () => countWords(text)),
];

/** Characters by all the names that a script's cues have. */
function charactersOf(text: string) {
  const cues = new Set(
    parseFountain(text).elements.flatMap((each) => (each.type === 'character' ? [each.text] : [])),
  );
  return [...cues].map((name, at) => ({ id: String(at), name, aliases: [] as string[] }));
}
