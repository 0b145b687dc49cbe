import { type Attribution, attributeTurns } from './attribute-turns.ts';
import { findNarrator, isFirstPerson, NARRATOR_NAME, spokenTokens } from './find-narrator.ts';
import { findRefs } from './find-refs.ts';
import { findTurns, type Turn } from './find-turns.ts';
import { guessGenders } from './guess-genders.ts';
import { type Reading, readProse } from './read-prose.ts';
import type { FoundCharacter, Speech, TextSpan } from './types.ts';

/** Narration between two quotations of a speech: more words than this end the speech. */
const LONGEST_INTERRUPTION = 12;

/**
 * Finds every speech in the prose with its speaker, in order.
 *
 * A speaker who is the "I" of the narration is one of `characters` when somebody addresses him by
 * name, else a character called "Narrator" that is not among them. Never throws; linear in the
 * prose but for a logarithm.
 */
export function findSpeeches(prose: string, characters: FoundCharacter[]): Speech[] {
  return speechesIn(readProse(prose), characters).speeches;
}

export interface Speeches {
  speeches: Speech[];
  /** Who tells the story in the first person; null when nobody says "I". */
  narrator: FoundCharacter | null;
}

/** The same over prose that is read already, with the narrator. */
export function speechesIn(reading: Reading, characters: FoundCharacter[]): Speeches {
  const refs = findRefs(reading, characters);
  const spoken = spokenTokens(reading);
  const firstPerson = isFirstPerson(reading, spoken);
  const named = firstPerson ? findNarrator(reading, spoken, refs, characters) : null;
  const cast = named === null ? [...characters, narratorFor(characters)] : characters;
  const narrator = named ?? cast.length - 1;
  const genders = guessGenders(cast, refs);
  const turns = findTurns(reading, refs);
  const found = attributeTurns({ reading, refs, spoken, genders, turns, narrator });
  const speeches = turns.flatMap((turn, i) => speechesOf(reading, turn, found[i], cast));
  return { speeches, narrator: firstPerson ? (cast[narrator] ?? null) : null };
}

function narratorFor(characters: FoundCharacter[]): FoundCharacter {
  const known = characters.find((c) => c.name.toLowerCase() === NARRATOR_NAME.toLowerCase());
  return known ?? { name: NARRATOR_NAME, aliases: [], mentions: 0, known: null };
}

function speechesOf(
  reading: Reading,
  turn: Turn,
  found: Attribution | undefined,
  cast: FoundCharacter[],
): Speech[] {
  const speeches: Speech[] = [];
  for (const { start, end, innerStart, innerEnd } of turn.quotations) {
    const words = reading.prose.slice(innerStart, innerEnd).replace(/\s+/g, ' ').trim();
    const last = speeches.at(-1);
    if (last !== undefined && goesOn(reading, turn, { start: last.end, end: start })) {
      last.parts.push({ start, end });
      last.end = end;
      last.text += ` ${words}`;
    } else {
      const speaker = found?.character == null ? null : (cast[found.character] ?? null);
      const how = found?.how ?? 'none';
      const parts = [{ start, end }];
      speeches.push({ start, end, text: words, parts, tags: [], speaker, how, delivery: null });
    }
  }
  for (const tag of turn.tags) {
    const beside = speeches.findLast((s) => s.start < tag.span.start) ?? speeches[0];
    beside?.tags.push(tag.span);
    if (beside !== undefined) beside.delivery ??= tag.delivery;
  }
  return speeches;
}

/** True when the narration between two quotations does not end the speech. */
function goesOn(reading: Reading, turn: Turn, between: TextSpan): boolean {
  const text = reading.prose.slice(between.start, between.end);
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0) return true;
  const tagged = turn.tags.some((t) => t.span.start >= between.start && t.span.end <= between.end);
  return tagged && words <= LONGEST_INTERRUPTION;
}
