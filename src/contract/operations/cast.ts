import { z } from 'zod';
import { Abilities } from '../abilities.ts';
import { Book } from '../book.ts';
import { Appearance, CastingReport, CastMember, Character } from '../cast.ts';
import { page } from '../page.ts';
import { BookParams, CharacterParams, ScriptParams } from './names.ts';
import { operationOf } from './operation-of.ts';
import { ScriptItem } from './scripts.ts';

export const CharacterItem = Character.extend({ book_id: z.uuid(), can: Abilities }).meta({
  id: 'Character',
});
export type CharacterItem = z.infer<typeof CharacterItem>;

const inBook = { book_id: z.uuid(), can: Abilities };
export const CastMemberItem = CastMember.extend(inBook).meta({ id: 'CastMember' });
export type CastMemberItem = z.infer<typeof CastMemberItem>;
export const CastMemberDetail = CastMemberItem.extend({
  book: Book,
  /** Every version in whose cast it is, by chapter, style and version. */
  appears_in: z.array(Appearance),
}).meta({ id: 'CastMemberDetail' });
export type CastMemberDetail = z.infer<typeof CastMemberDetail>;

const Linked = z.object({
  script: ScriptItem,
  character: Character.pick({ id: true, name: true }),
});
/** As the database holds them: a name has at least one character that is no blank. */
const Name = z.string().trim().min(1).max(200);
const CastParams = ScriptParams.extend({
  /** Id, name or alias of a character of the script's book. */
  character: z.string().trim().min(1).max(200),
});

const character = operationOf('Characters');
const cast = operationOf('Cast');

export const castOperations = {
  listCharacters: character('listCharacters', {
    does: ['get', '/v1/books/{book}/characters', 'List the characters of a book'],
    params: BookParams,
    answer: page(CharacterItem).extend({ book: Book }),
  }),
  createCharacter: character('createCharacter', {
    does: ['post', '/v1/books/{book}/characters', 'Add a character to a book'],
    params: BookParams,
    body: z.strictObject({ name: Name, aliases: z.array(Name).max(50).default([]) }),
    answer: CharacterItem,
    creates: true,
  }),
  getCharacter: character('getCharacter', {
    does: ['get', '/v1/characters/{character}', 'Show a character'],
    params: CharacterParams,
    answer: CharacterItem,
  }),
  renameCharacter: character('renameCharacter', {
    does: ['patch', '/v1/characters/{character}', 'Rename a character'],
    params: CharacterParams,
    body: z.strictObject({ name: Name }),
    answer: CharacterItem,
  }),
  deleteCharacter: character('deleteCharacter', {
    does: ['delete', '/v1/characters/{character}', 'Delete a character; it leaves every cast'],
    params: CharacterParams,
  }),
  addAlias: character('addAlias', {
    does: ['put', '/v1/characters/{character}/aliases/{alias}', 'Add another name of a character'],
    params: CharacterParams.extend({ alias: Name }),
    answer: CharacterItem,
  }),
  removeAlias: character('removeAlias', {
    does: ['delete', '/v1/characters/{character}/aliases/{alias}', 'Take another name away'],
    params: CharacterParams.extend({ alias: Name }),
    answer: CharacterItem,
  }),
  mergeCharacters: character('mergeCharacters', {
    does: [
      'post',
      '/v1/characters/{character}/merge',
      'Make one character of two: this one is kept',
    ],
    params: CharacterParams,
    body: z.strictObject({ merged: z.uuid() }),
    answer: CharacterItem,
  }),
  listCast: cast('listCast', {
    does: [
      'get',
      '/v1/books/{book}/cast',
      'List the characters of a book with what they say, chapter by chapter, and what is made for them',
    ],
    params: BookParams,
    answer: page(CastMemberItem).extend({ book: Book }),
  }),
  getCastMember: cast('getCastMember', {
    does: [
      'get',
      '/v1/characters/{character}/cast',
      'Show what a character says, where it appears and what is made for it',
    ],
    params: CharacterParams,
    answer: CastMemberDetail,
  }),
  reportCasting: cast('reportCasting', {
    does: [
      'get',
      '/v1/scripts/{script}/cast',
      'Show who speaks in a script and which cues are uncast',
    ],
    params: ScriptParams,
    answer: CastingReport.extend({ script: ScriptItem }),
  }),
  linkCharacter: cast('linkCharacter', {
    does: [
      'put',
      '/v1/scripts/{script}/cast/{character}',
      'Add a character to the cast of a script',
    ],
    params: CastParams,
    query: z.strictObject({
      /** `true` adds the character to the book first, where it is new. */
      create: z.enum(['true', 'false']).default('false'),
      /** A cue by which the script calls the character; becomes another name of it. */
      alias: Name.optional(),
    }),
    answer: Linked,
  }),
  unlinkCharacter: cast('unlinkCharacter', {
    does: ['delete', '/v1/scripts/{script}/cast/{character}', 'Take a character out of the cast'],
    params: CastParams,
    answer: Linked,
  }),
};
