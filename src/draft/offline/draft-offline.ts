import { AppError } from '../../contract/error.ts';
import type { FoundCharacter } from '../../prose/names/characters.ts';
import { findCharacters } from '../../prose/names/find-characters.ts';
import { findPlaceNames } from '../../prose/names/find-place-names.ts';
import { formGender, parseName } from '../../prose/names/group-names.ts';
import { parseProse } from '../../prose/quotations/parse-prose.ts';
import { type ConfirmedSpeaker, withConfirmed } from '../../prose/speakers/confirmed.ts';
import { findSpeeches } from '../../prose/speakers/find-speeches.ts';
import { serializeFountain } from '../../screenplay/fountain/serialize.ts';
import type { Draft, DraftInput } from '../types.ts';
import { titlePageEntry } from './elements.ts';
import { findSources } from './find-sources.ts';
import { nameCues, UNKNOWN_CUE } from './name-cues.ts';
import { readBeats } from './read-beats.ts';
import { type CastSheet, setScenes } from './set-scenes.ts';
import { splitScenes } from './split-scenes.ts';

/** In these styles somebody tells what happens, over the pictures. */
const TOLD_STYLES: ReadonlySet<string> = new Set(['documentary', 'audio_drama']);

/**
 * Drafts a chapter by rules alone: no network, and the same bytes for the same input.
 *
 * Speech survives word for word. Narration is action in the present where that is safe; a
 * first-person teller's remarks are his voice-over. In the styles `documentary` and `audio_drama`
 * all narration is voice-over; every other style gets the same draft.
 *
 * @throws AppError `script.empty` when the chapter holds no letter.
 */
export async function draftOffline(input: DraftInput): Promise<Draft> {
  return draft(input);
}

function draft({ book, chapter, style, known, confirmed = [] }: DraftInput): Draft {
  const text = chapter.text.replace(/\r\n?/g, '\n');
  if (!/\p{L}/u.test(text)) {
    throw new AppError('script.empty', `Chapter ${chapter.number} has no text to draft from.`, {
      hint: 'Import the chapter again, or write the script by hand.',
      details: { chapter: chapter.number },
    });
  }
  const parsed = parseProse(text);
  const given = inPlainLines(chapter.text, confirmed);
  const found = withConfirmed(findCharacters(parsed, known), given);
  const { speeches, narrator } = findSpeeches(parsed, found, given);
  const told = TOLD_STYLES.has(style);
  const cast = narrator === null || found.includes(narrator) ? found : [...found, narrator];
  const cues = nameCues(cast, text);
  const sheet: CastSheet = {
    cueOf: (speaker) =>
      speaker === null ? UNKNOWN_CUE : (cues.get(speaker) ?? speaker.name.toUpperCase()),
    teller:
      narrator === null
        ? null
        : { character: narrator, name: shortName(cues.get(narrator)), gender: genderOf(narrator) },
    toldOver: told,
  };
  const { elements, speakers } = setScenes(
    splitScenes(readBeats(text, chapter.title, speeches), { named: findPlaceNames(parsed, cast) }),
    sheet,
  );
  const fountain = serializeFountain({ titlePage: titlePage(book, chapter), elements });
  return {
    fountain,
    characters: [...speakers].sort((a, b) => b.mentions - a.mentions),
    sources: findSources(fountain, elements, chapter.text),
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

function titlePage(book: DraftInput['book'], chapter: DraftInput['chapter']) {
  const title = chapter.title.trim() === '' ? `Chapter ${chapter.number}` : chapter.title;
  const source = book.title.trim() === '' ? 'Untitled' : book.title;
  return [
    titlePageEntry('Title', title),
    titlePageEntry('Credit', 'Adapted from the book by'),
    titlePageEntry('Author', book.author ?? 'Unknown'),
    titlePageEntry('Source', `${source}, chapter ${chapter.number}`),
  ];
}
