import type { FoundCharacter } from '../../../../src/contract/index.ts';

/** Somebody as the desk lists who was found, with what a test says of it. */
export function foundOne(said: Partial<FoundCharacter> & { name: string }): FoundCharacter {
  return {
    id: said.name,
    book_id: 'b1',
    aliases: [],
    gender: null,
    is_role: false,
    narrator: false,
    mentions: 5,
    speeches: 2,
    chapters: 1,
    first_chapter: 1,
    examples: [],
    decision: null,
    character: null,
    merged_into: null,
    doubt: null,
    decided_at: null,
    can: { change: true, delete: true },
    ...said,
  };
}
