import { NO_LOOK } from '../../cast/look/look.ts';
import { whyTaken, wordsOf } from '../../cast/look/look-of-found.ts';
import {
  type BookLook,
  LOOK_WORDS,
  type Look,
  type LookChoice,
  type LookQuote,
} from '../../contract/index.ts';
import type { LookRow } from './read-looks.ts';

/** What is said of a look, and for the rest that nothing is. */
export function wholeLook({ look, gender }: Pick<LookRow, 'look' | 'gender'>): Look {
  const { clothes, props, ...said } = look;
  const told = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { ...NO_LOOK, gender, ...told, clothes: clothes ?? [], props: props ?? [] };
}

/** @param numbers of the chapters by their ids: words of one that is gone are left out */
export function presentLook(row: LookRow, numbers: ReadonlyMap<string, number>): BookLook {
  const look = wholeLook(row);
  const found = row.found.flatMap(({ chapter: id, ...quote }): LookQuote[] => {
    const chapter = numbers.get(id);
    const value = wordsOf(quote.quote);
    const used = [look[quote.attribute]].flat().includes(value);
    return chapter === undefined ? [] : [{ ...quote, value, chapter, used }];
  });
  return {
    character: { id: row.id, name: row.name },
    look,
    assigned_by: row.assigned_by,
    changes: [...row.changes].sort(
      (one, other) => one.chapter - other.chapter || one.number - other.number,
    ),
    found: found.sort((one, other) => one.chapter - other.chapter || one.start - other.start),
    choices: LOOK_WORDS.flatMap((attribute) => choiceOf(row, { attribute, look, found })),
  };
}

/** Where the prose says several things of one: what was taken, and why. */
function choiceOf(
  { assigned_by, found: stored }: LookRow,
  {
    attribute,
    look,
    found,
  }: { attribute: LookChoice['attribute']; look: Look; found: LookQuote[] },
): LookChoice[] {
  const values = new Map<string, number>();
  for (const { attribute: of, value, chapter } of found) {
    if (of === attribute && !values.has(value)) values.set(value, chapter);
  }
  if (values.size < 2) return [];
  const taken = look[attribute];
  const isFound = taken !== null && values.has(taken);
  const because = assigned_by === 'person' && !isFound ? 'person' : whyTaken(stored, attribute);
  return [
    {
      attribute,
      taken,
      because,
      values: [...values].map(([value, chapter]) => ({ value, chapter })),
    },
  ];
}
