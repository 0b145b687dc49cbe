import {
  type BookLook,
  LOOK_ATTRIBUTES,
  LOOK_THINGS,
  type LookAttribute,
  type LookEdit,
} from '../../../../src/contract/index.ts';

/** What a look has of an attribute, as it is written in one line. */
export function wordsOfLook(look: Partial<BookLook['look']> | LookEdit, of: LookAttribute): string {
  return [look[of] ?? []].flat().join(', ');
}

/** The look in a line. */
export function lookInLine({ look }: BookLook): string {
  return LOOK_ATTRIBUTES.map((of) => wordsOfLook(look, of))
    .filter(Boolean)
    .join('; ');
}

/** What somebody wrote into one line: several things stand between commas; nothing takes it away. */
export function editOfWords(of: LookAttribute, line: string): LookEdit {
  const words = line.trim();
  if (words === '') return { [of]: null };
  const isThings = LOOK_THINGS.some((each) => each === of);
  return { [of]: isThings ? words.split(/\s*,\s*/).filter(Boolean) : words };
}
