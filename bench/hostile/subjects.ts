import { carrySpans } from '../../src/book/carry-spans.ts';
import { findCasting } from '../../src/cast/match/casting.ts';
import { planCueChanges } from '../../src/cast/plan-cue-changes.ts';
import { spokenCuesOfEach } from '../../src/cast/spoken-cues.ts';
import { readChapter } from '../../src/dialogue/read-chapter.ts';
import { draftOffline } from '../../src/draft/offline/draft-offline.ts';
import { evaluateByRubric } from '../../src/evaluation/rubric/evaluate-by-rubric.ts';
import { findCharacters } from '../../src/prose/names/find-characters.ts';
import { findQuotations } from '../../src/prose/quotations/find-quotations.ts';
import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import { splitParagraphs } from '../../src/prose/sentences/split-paragraphs.ts';
import { splitSentences } from '../../src/prose/sentences/split-sentences.ts';
import { findSpeeches } from '../../src/prose/speakers/find-speeches.ts';
import { hearBook } from '../../src/prose/speakers/hear-book.ts';
import { hearChapters } from '../../src/prose/speakers/hear-chapter.ts';
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
import { deriveElements } from '../../src/script/elements/derive-elements.ts';
import { BOOK_SUBJECTS } from './book-subjects.ts';
import { FORMAT_SUBJECTS } from './format-subjects.ts';
import { PROSE } from './prose-shapes.ts';
import { SCREENPLAYS } from './screenplay-shapes.ts';
import { charactersOf, type Subject, subject } from './subject.ts';

const CALM_SCRIPT =
  'INT. HALL - DAY\n\nHolmes waits.\n\nHOLMES\nCome in, Watson.\n\nWATSON\nGladly.\n';
const CALM_CHAPTER = '“Come in, Watson,” said Holmes. He waited.\n\n“Gladly,” said Watson.\n';

export const SUBJECTS: readonly Subject[] = [
  subject('parseFountain', SCREENPLAYS, (text) => () => parseFountain(text)),
  subject('serializeFountain', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    return () => serializeFountain(screenplay);
  }),
  subject('paginate', SCREENPLAYS, (text) => {
    const { elements } = parseFountain(text);
    return () => paginate(elements);
  }),
  subject('measure', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const pages = paginate(screenplay.elements);
    return () => measure(screenplay, pages);
  }),
  subject(
    'splitSegments',
    SCREENPLAYS,
    (text) => () => splitSegments(text.replace(/\r\n?/g, '\n')),
  ),
  subject('followEdit', SCREENPLAYS, (text) => {
    const before = text.replace(/\r\n?/g, '\n');
    const segments = splitSegments(before);
    const from = Math.floor(before.length / 2);
    const after = `${before.slice(0, from)}x${before.slice(from)}`;
    return () => followEdit(segments, before, after, { from, to: from, length: 1 });
  }),
  subject('spokenCuesOfEach', SCREENPLAYS, (text) => () => spokenCuesOfEach([text])),
  subject('findCasting', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const characters = charactersOf(text);
    return () => findCasting(screenplay, characters);
  }),
  subject('findCasting of others', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const characters = charactersOf(text).map((each) => ({ ...each, name: `${each.name} Smith` }));
    return () => findCasting(screenplay, characters);
  }),
  subject(
    'compareScreenplays with itself',
    SCREENPLAYS,
    (text) => () => compareScreenplays(text, text),
  ),
  subject('compareScreenplays with its words changed', SCREENPLAYS, (text) => {
    const after = text.replace(/[a-z]\b/g, 'xy');
    return () => compareScreenplays(text, after);
  }),
  subject('compareScreenplays with its other end first', SCREENPLAYS, (text) => {
    const after = text.split('\n\n').reverse().join('\n\n');
    return () => compareScreenplays(text, after);
  }),
  subject('compareScreenplays with half of it', SCREENPLAYS, (text) => {
    const after = text.slice(Math.floor(text.length / 2));
    return () => compareScreenplays(text, after);
  }),
  subject('carryLines', SCREENPLAYS, (text) => {
    const before = parseFountain(text);
    const after = parseFountain(text.replace(/a\b/g, 'xy'));
    const last = before.elements.at(-1)?.endLine ?? 0;
    return () => {
      const carry = carryLines(before, after);
      for (let line = 1; line <= last; line += 1) carry(line);
    };
  }),
  subject('firstElements', SCREENPLAYS, (text) => () => firstElements(text, 'v1')),
  subject('carryElements with its words changed', SCREENPLAYS, (text) => {
    const before = { text, elements: firstElements(text, 'v1') };
    const after = text.replace(/a\b/g, 'xy');
    return () => carryElements(before, after, 'v2');
  }),
  subject('carryElements with its other end first', SCREENPLAYS, (text) => {
    const before = { text, elements: firstElements(text, 'v1') };
    const after = text.split('\n\n').reverse().join('\n\n');
    return () => carryElements(before, after, 'v2');
  }),
  subject('deriveElements', SCREENPLAYS, (text) => {
    const version = { id: 'v', first: null, known: null, sources: [], chapter: null };
    const characters = charactersOf(text);
    const { first } = deriveElements({ ...version, text, parent: null }, characters);
    const parent = { id: 'p', text, known: first, was: text };
    const after = text.replace(/a\b/g, 'xy');
    return () => deriveElements({ ...version, text: after, parent }, characters);
  }),
  subject('carrySpans', PROSE, (text) => {
    const after = text.replace(/a\b/g, 'xy');
    return () => {
      const carry = carrySpans(text, after);
      for (let start = 0; start < text.length; start += 100) carry({ start, end: start + 99 });
    };
  }),
  subject('carrySpans with its other end first', PROSE, (text) => {
    const after = text.split('\n').reverse().join('\n');
    return () => {
      const carry = carrySpans(text, after);
      for (let start = 0; start < text.length; start += 100) carry({ start, end: start + 99 });
    };
  }),
  subject('replaceCues', SCREENPLAYS, (text) => () => replaceCues(text, (cue) => `${cue} X`)),
  subject('planCueChanges', SCREENPLAYS, (text) => {
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
  subject(
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
  subject(
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
  subject('draftOffline with characters', PROSE, (text) => {
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
  subject('evaluateByRubric of a script', SCREENPLAYS, (script) => {
    const characters = charactersOf(script);
    return () => evaluateByRubric({ script, chapterText: CALM_CHAPTER, characters });
  }),
  subject('evaluateByRubric by a chapter', PROSE, (chapterText) => {
    const characters = findCharacters(parseProse(chapterText)).map(({ name, aliases }, at) => ({
      id: String(at),
      name,
      aliases,
    }));
    return () => evaluateByRubric({ script: CALM_SCRIPT, chapterText, characters });
  }),
  subject('evaluateByRubric of a script by itself', SCREENPLAYS, (script) => {
    const characters = charactersOf(script);
    return () => evaluateByRubric({ script, chapterText: script, characters });
  }),
  ...FORMAT_SUBJECTS,
  ...BOOK_SUBJECTS,
  subject('splitSentences', PROSE, (text) => () => splitSentences(text)),
  subject('splitParagraphs', PROSE, (text) => () => splitParagraphs(text)),
  subject('findQuotations', PROSE, (text) => {
    const paragraphs = splitParagraphs(text);
    return () => findQuotations(text, paragraphs);
  }),
  subject('parseProse', PROSE, (text) => () => parseProse(text)),
  subject('findCharacters', PROSE, (text) => {
    const parsed = parseProse(text);
    return () => findCharacters(parsed);
  }),
  subject('findSpeeches', PROSE, (text) => {
    const parsed = parseProse(text);
    const characters = findCharacters(parsed);
    return () => findSpeeches(parsed, characters);
  }),
  subject('hearBook', PROSE, (text) => () => hearBook([text], [])),
  subject('hearChapters', PROSE, (text) => {
    const known = hearBook([text], []).map(({ name, aliases }, at) => ({
      id: String(at),
      name,
      aliases,
    }));
    return () => hearChapters([text], known);
  }),
  subject('readChapter', PROSE, (text) => {
    const before = readChapter({ text, known: [], before: [] }).map(({ hash }, at) => ({
      id: String(at),
      placed: true,
      hash,
      confirmed: undefined,
    }));
    const changed = text.replace(/a\b/g, 'xy');
    return () => readChapter({ text: changed, known: [], before });
  }),
  subject('toPresent', PROSE, (text) => () => toPresent(text)),
  subject('countWords', PROSE, (text) => () => countWords(text)),
];
