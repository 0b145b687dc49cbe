import type { FoundCharacter } from '../names/characters.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { countWords } from '../words/count-words.ts';
import type { Gender } from '../words/titles.ts';
import type { Attribution } from './attribute-turns.ts';
import type { ConfirmedSpeaker } from './confirmed.ts';
import type { Tag } from './find-tags.ts';
import type { Turn } from './find-turns.ts';
import { rankTurns } from './ranker/rank-turns.ts';
import { readDialogue } from './read-dialogue.ts';
import type { Speech } from './speech.ts';

/** Narration between two quotations of a speech: more words than this end the speech. */
const LONGEST_INTERRUPTION = 12;

/** "It will be our"—she leaned to his ear—"shared secret." */
const FENCED = /^\s*[—–-][\s\S]*\p{L}[\s\S]*[—–-]\s*$/u;

export interface Speeches {
  speeches: Speech[];
  /** Who tells the story in the first person; null when nobody says "I". */
  narrator: FoundCharacter | null;
  /** What the cast, or else the prose, says of everybody's gender. */
  genders: ReadonlyMap<FoundCharacter, Gender>;
}

/**
 * Finds every speech in the prose with its speaker, in order.
 *
 * A speaker who is the "I" of the narration is one of `characters` when somebody addresses him by
 * name, else a character called "Narrator" that is not among them. Never throws; linear in the
 * prose but for a logarithm.
 *
 * @param confirmed who says what by a person's word, of `characters`: see withConfirmed()
 */
export function findSpeeches(
  parsed: ParsedProse,
  characters: FoundCharacter[],
  confirmed: readonly ConfirmedSpeaker[] = [],
): Speeches {
  const { dialogue, cast } = readDialogue(parsed, characters, confirmed);
  const { turns, firstPerson, narrator } = dialogue;
  const found = rankTurns(dialogue);
  const speeches = turns.flatMap((turn, i) => speechesOf(parsed, turn, found[i], cast));
  return {
    speeches,
    narrator: firstPerson ? (cast[narrator] ?? null) : null,
    genders: new Map(cast.map((each, i) => [each, dialogue.genders[i] ?? null])),
  };
}

function speechesOf(
  parsed: ParsedProse,
  turn: Turn,
  found: Attribution | undefined,
  cast: FoundCharacter[],
): Speech[] {
  const speaker = found?.character == null ? null : (cast[found.character] ?? null);
  const how = found?.how ?? 'none';
  const confidence = found?.confidence ?? 0;
  const tags = [...turn.tags].sort((a, b) => b.span.start - a.span.start);
  const speeches: Speech[] = [];
  for (const { start, end, innerStart, innerEnd, thought } of turn.quotations) {
    const words = parsed.prose.slice(innerStart, innerEnd).replace(/\s+/g, ' ').trim();
    const last = speeches.at(-1);
    const between = takeTags(tags, start);
    if (last !== undefined) addTags(last, between);
    if (
      last !== undefined &&
      last.thought === thought &&
      goesOn(parsed, { start: last.end, end: start }, between)
    ) {
      last.parts.push({ start, end });
      last.end = end;
      last.text += /^[.,;:!?…]/.test(words) ? words : ` ${words}`;
    } else {
      const parts = [{ start, end }];
      const speech: Speech = {
        start,
        end,
        text: words,
        parts,
        tags: [],
        speaker,
        how,
        confidence,
        delivery: null,
        ...(thought === true ? { thought } : {}),
      };
      if (last === undefined) addTags(speech, between);
      speeches.push(speech);
    }
  }
  const last = speeches.at(-1);
  if (last !== undefined) addTags(last, takeTags(tags, Number.POSITIVE_INFINITY));
  return speeches;
}

/** Takes the tags before an offset off the end of the queue, in order. */
function takeTags(queue: Tag[], before: number): Tag[] {
  const taken: Tag[] = [];
  for (let tag = queue.at(-1); tag !== undefined && tag.span.start < before; tag = queue.at(-1)) {
    taken.push(tag);
    queue.pop();
  }
  return taken;
}

function addTags(speech: Speech, tags: Tag[]): void {
  for (const tag of tags) {
    speech.tags.push(tag.span);
    speech.delivery ??= tag.delivery;
  }
}

/** True when the narration between two quotations does not end the speech. */
function goesOn(parsed: ParsedProse, between: TextSpan, tags: Tag[]): boolean {
  const narration = parsed.prose.slice(between.start, between.end);
  const words = countWords(narration);
  if (words === 0) return true;
  return words <= LONGEST_INTERRUPTION && (tags.length > 0 || FENCED.test(narration));
}
