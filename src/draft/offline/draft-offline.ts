import { AppError } from '../../contract/error.ts';
import type { StyleSettings } from '../../contract/index.ts';
import type { FoundCharacter } from '../../prose/names/characters.ts';
import { findCharacters } from '../../prose/names/find-characters.ts';
import { formGender, parseName } from '../../prose/names/group-names.ts';
import { type ParsedProse, parseProse } from '../../prose/quotations/parse-prose.ts';
import { type ConfirmedSpeaker, withConfirmed } from '../../prose/speakers/confirmed.ts';
import { findSpeeches } from '../../prose/speakers/find-speeches.ts';
import type { Speech } from '../../prose/speakers/speech.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { serializeFountain } from '../../screenplay/fountain/serialize.ts';
import { measure } from '../../screenplay/measure.ts';
import { settingsOrUsual } from '../../script/shipped-styles.ts';
import type { Draft, DraftInput } from '../types.ts';
import { titlePageEntry } from './elements.ts';
import { findCuts } from './find-cuts.ts';
import { findSources, placesIn } from './find-sources.ts';
import { type Fitted, fitScenes } from './fit-scenes.ts';
import { formOfCue, nameCues, UNKNOWN_CUE } from './name-cues.ts';
import type { NameOf } from './narration-beside.ts';
import { readBeats } from './read-beats.ts';
import { readScenes } from './read-scenes.ts';
import { reportDraft } from './report-draft.ts';
import type { CastSheet } from './set-scenes.ts';

/**
 * Drafts a chapter by rules alone: no network, and the same bytes for the same input.
 *
 * Speech survives word for word unless the style or the length asked for has it cut at its sentences.
 * Narration is action in the present, and a note to the writer where that is not sure; a first-person
 * teller's remarks are his voice-over. What the style says otherwise, docs/STYLES.md tells. Whatever of the chapter is not in
 * the draft is in its report.
 *
 * @throws AppError `script.empty` when the chapter holds no letter.
 */
export async function draftOffline(input: DraftInput): Promise<Draft> {
  return draft(input);
}

function draft(input: DraftInput): Draft {
  const { book, chapter } = input;
  const style = input.settings ?? settingsOrUsual(input.style);
  const minutes = input.minutes ?? style.draft_minutes;
  const text = textOf(chapter);
  const { parsed, speeches, cast, sheet, nameOf } = readChapter(text, input, style);
  const beats = readBeats(text, chapter.title, speeches, style.speech_rows, nameOf);
  const scenes = readScenes({ parsed, people: cast, beats, before: input.before });
  const fitted = fitScenes(text, scenes, sheet, minutes);
  const fountain = serializeFountain({
    titlePage: titlePage(book, chapter, style),
    elements: fitted.set.elements,
  });
  const screenplay = parseFountain(fountain);
  const { kept, ...counts } = countBeats(fitted);
  const tags = speeches.flatMap((speech) => speech.tags);
  return {
    fountain,
    characters: [...fitted.set.speakers].sort((a, b) => b.mentions - a.mentions),
    sources: findSources(fountain, fitted.set.elements, chapter.text),
    report: reportDraft({
      placeOf: placesIn(chapter.text),
      text,
      quotations: parsed.quotations,
      ...counts,
      cuts: findCuts({ text, title: chapter.title }, kept, fitted.cuts, tags),
      scenes: fitted.set.scenes,
      screenplay,
      length: measure(screenplay),
      style,
      targetMinutes: minutes,
    }),
  };
}

/** The chapter's text with lines that end with one character. */
function textOf({ number, text }: DraftInput['chapter']): string {
  if (/\p{L}/u.test(text)) return text.replace(/\r\n?/g, '\n');
  throw new AppError('script.empty', `Chapter ${number} has no text to draft from.`, {
    hint: 'Import the chapter again, or write the script by hand.',
    details: { chapter: number },
  });
}

/** Who says what in the chapter, and how a draft names them. */
function readChapter(
  text: string,
  { chapter, known, confirmed = [] }: DraftInput,
  style: StyleSettings,
): {
  parsed: ParsedProse;
  speeches: Speech[];
  cast: FoundCharacter[];
  sheet: CastSheet;
  nameOf: NameOf;
} {
  const parsed = parseProse(text);
  const given = inPlainLines(chapter.text, confirmed);
  const found = withConfirmed(findCharacters(parsed, known), given);
  const { speeches, narrator } = findSpeeches(parsed, found, given);
  const cast = narrator === null || found.includes(narrator) ? found : [...found, narrator];
  const cues = nameCues(cast, text);
  const sheet: CastSheet = {
    cueOf: (speaker) =>
      speaker === null ? UNKNOWN_CUE : (cues.get(speaker) ?? speaker.name.toUpperCase()),
    teller:
      narrator === null
        ? null
        : { character: narrator, name: shortName(cues.get(narrator)), gender: genderOf(narrator) },
    style,
  };
  const names = new Map(cast.map((each) => [each, formOfCue(each, sheet.cueOf(each))]));
  const nameOf = (speaker: FoundCharacter) => names.get(speaker) ?? speaker.name;
  return { parsed, speeches, cast, sheet, nameOf };
}

/** Where the beats of a draft stand, and how many sentences of narration it has and has not. */
function countBeats({ scenes, cuts }: Fitted) {
  const beats = scenes.flatMap((scene) => scene.beats);
  const speeches = beats.flatMap((beat) => (beat.kind === 'speech' ? beat.from : []));
  const sentences = beats.flatMap((beat) => (beat.kind === 'narration' ? [beat.from] : []));
  const cut = cuts.filter(({ kind }) => kind === 'narration');
  // What has no place in the style, or only in a note, is not in the scene that its beat is in.
  const untold = cut.filter(({ code }) => code === 'voice_over' || code === 'tense').length;
  return {
    kept: [...speeches, ...sentences],
    keptSpeech: speeches,
    keptSentences: sentences.length - untold,
    cutSentences: cut.length,
  };
}

/** The same places, which rise, in the text whose lines end with one character. */
function inPlainLines(text: string, confirmed: readonly ConfirmedSpeaker[]): ConfirmedSpeaker[] {
  let next = text.indexOf('\r\n');
  let passed = 0;
  const inLines = (offset: number) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\r\n', next + 2)) passed++;
    return offset - passed;
  };
  return confirmed.map(({ start, end, character }) => ({
    start: inLines(start),
    end: inLines(end),
    character,
  }));
}

/** "Watson" of the cue WATSON: how action writes the teller. */
function shortName(cue: string | undefined): string {
  if (cue === undefined || cue === 'NARRATOR') return 'The narrator';
  return cue
    .toLowerCase()
    .replace(
      /(^|[\s.'’-])(\p{L})/gu,
      (_, gap: string, letter: string) => gap + letter.toUpperCase(),
    );
}

function genderOf(character: FoundCharacter): 'm' | 'f' | null {
  for (const form of [character.name, ...character.aliases]) {
    const gender = formGender(parseName(form));
    if (gender !== null) return gender;
  }
  return null;
}

function titlePage(
  book: DraftInput['book'],
  chapter: DraftInput['chapter'],
  { label, aspect }: StyleSettings,
) {
  const title = chapter.title.trim() === '' ? `Chapter ${chapter.number}` : chapter.title;
  const source = book.title.trim() === '' ? 'Untitled' : book.title;
  return [
    titlePageEntry('Title', title),
    titlePageEntry('Credit', 'Adapted from the book by'),
    titlePageEntry('Author', book.author ?? 'Unknown'),
    titlePageEntry('Source', `${source}, chapter ${chapter.number}`),
    titlePageEntry('Format', aspect === null ? label : `${label}, ${aspect}`),
  ];
}
