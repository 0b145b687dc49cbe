import type { FoundCharacter, KnownCharacter } from '../names/characters.ts';
import { findCharacters } from '../names/find-characters.ts';
import { parseName } from '../names/group-names.ts';
import { parseProse } from '../quotations/parse-prose.ts';
import { wordsOf } from '../words/words-of.ts';
import { findSpeeches } from './find-speeches.ts';
import type { Speech } from './speech.ts';

/** A quotation of a text: where it stands, marks included, and who says it. */
export interface Quote {
  /** Offsets in the text, in UTF-16 units; `end` exclusive. */
  start: number;
  end: number;
  /** Null where nobody is found. */
  speaker: string | null;
  /** How often such an answer is right, 0 to 1. */
  confidence: number;
  /** By a tag that names the speaker, by one that points at him, or by neither. */
  type: 'explicit' | 'anaphoric' | 'implicit';
}

/** Everybody in a text, and all that is said in it. */
export interface Quotes {
  characters: { name: string; aliases: string[]; gender: 'm' | 'f' | null }[];
  quotes: Quote[];
}

/** Reads who says what in a text; characters that are known keep their names. Never throws. */
export function readQuotes(text: string, known: KnownCharacter[] = []): Quotes {
  const parsed = parseProse(text);
  const found = findCharacters(parsed, known);
  const { speeches, genders } = findSpeeches(parsed, found);
  const spoken = new Set(speeches.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
  const others = [...spoken].filter((speaker) => !found.includes(speaker));
  return {
    characters: [...found, ...others].map((each) => ({
      name: each.name,
      aliases: each.aliases,
      gender: genders.get(each) ?? null,
    })),
    quotes: speeches.flatMap((speech) => {
      const { speaker, confidence } = speech;
      const type = typeOf(text, speech);
      return speech.parts.map(({ start, end }) => ({
        start,
        end,
        speaker: speaker?.name ?? null,
        confidence,
        type,
      }));
    }),
  };
}

function typeOf(text: string, { speaker, how, tags }: Speech): Quote['type'] {
  if (how !== 'tag' && how !== 'narrator') return 'implicit';
  const own = speaker === null ? new Set<string>() : nameWords(speaker);
  const named = tags.some(({ start, end }) =>
    wordsOf(text.slice(start, end)).some((word) => own.has(word)),
  );
  return named ? 'explicit' : 'anaphoric';
}

function nameWords({ name, aliases }: FoundCharacter): Set<string> {
  const names = [name, ...aliases].filter((each) => !/^the \p{Ll}/u.test(each));
  return new Set(names.flatMap((each) => wordsOf(parseName(each).words.join(' '))));
}
