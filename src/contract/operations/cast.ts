import { z } from 'zod';
import { Book } from '../book.ts';
import {
  Appearance,
  CastingReport,
  CastMember,
  Character,
  CharacterChange,
  CueChange,
  UnneededCharacter,
} from '../cast.ts';
import { page } from '../page.ts';
import { BookParams, CharacterParams, Flag, ScriptParams } from './names.ts';
import { operationOf } from './operation-of.ts';
import { ScriptItem } from './scripts.ts';

export const CharacterItem = Character.meta({ id: 'Character' });
export type CharacterItem = Character;
export const CastMemberItem = CastMember.meta({ id: 'CastMember' });
export type CastMemberItem = CastMember;
export const CastMemberDetail = CastMemberItem.extend({
  book: Book,
  /** Every version in whose cast it is, by chapter, style and version. */
  appears_in: z.array(Appearance),
}).meta({ id: 'CastMemberDetail' });
export type CastMemberDetail = z.infer<typeof CastMemberDetail>;

const CharacterChangeItem = CharacterChange.meta({ id: 'CharacterChange' });
/** Whether the cues change with the name: drafts in place, of other versions a new one each. */
const ChangeCues = z.boolean().default(false);
/** `change` is what undoCharacterChange takes; null where nothing changed. */
const ChangedCharacter = CharacterItem.extend({ change: z.uuid().nullable() });

const Linked = z.object({
  script: ScriptItem,
  character: Character.pick({ id: true, name: true }),
});
/** As the database holds them: a name has at least one character that is no blank. */
const Name = z.string().trim().min(1).max(200);
/** The one chapter in which a name holds; of a common noun only a chapter decides. */
const ChapterNumber = z.coerce.number<string | number>().int().min(1).max(999_999);
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
    does: [
      'patch',
      '/v1/characters/{character}',
      'Rename a character; its old name stays as another',
    ],
    params: CharacterParams,
    body: z.strictObject({ name: Name, cues: ChangeCues }),
    answer: ChangedCharacter,
  }),
  deleteCharacter: character('deleteCharacter', {
    does: ['delete', '/v1/characters/{character}', 'Delete a character; it leaves every cast'],
    params: CharacterParams,
  }),
  addAlias: character('addAlias', {
    does: ['put', '/v1/characters/{character}/aliases/{alias}', 'Add another name of a character'],
    params: CharacterParams.extend({ alias: Name }),
    query: z.strictObject({ chapter: ChapterNumber.optional() }),
    answer: CharacterItem,
  }),
  removeAlias: character('removeAlias', {
    does: ['delete', '/v1/characters/{character}/aliases/{alias}', 'Take another name away'],
    params: CharacterParams.extend({ alias: Name }),
    query: z.strictObject({ chapter: ChapterNumber.optional() }),
    answer: CharacterItem,
  }),
  mergeCharacters: character('mergeCharacters', {
    does: [
      'post',
      '/v1/characters/{character}/merge',
      'Make one character of two: this one is kept',
    ],
    params: CharacterParams,
    body: z.strictObject({ merged: z.uuid(), cues: ChangeCues }),
    answer: ChangedCharacter,
  }),
  previewCueChanges: character('previewCueChanges', {
    cost: 'work',
    does: [
      'get',
      '/v1/characters/{character}/cues',
      'Show which cues a rename, or a merge of another one into this, would change',
    ],
    params: CharacterParams,
    /** Either of the two. */
    query: z.strictObject({ name: Name.optional(), merged: z.uuid().optional() }),
    answer: page(CueChange),
  }),
  listCharacterChanges: character('listCharacterChanges', {
    does: [
      'get',
      '/v1/characters/{character}/changes',
      'List the renames and merges of a character, newest first',
    ],
    params: CharacterParams,
    answer: page(CharacterChangeItem),
  }),
  undoCharacterChange: character('undoCharacterChange', {
    does: [
      'post',
      '/v1/character-changes/{change}/undo',
      'Undo a rename or a merge; what was edited since stays as it is',
    ],
    params: z.strictObject({ change: z.uuid() }),
    answer: CharacterChangeItem,
  }),
  listUnneeded: cast('listUnneeded', {
    cost: 'work',
    does: [
      'get',
      '/v1/books/{book}/cast/unneeded',
      'List the characters that a program made, nobody confirmed and no version needs',
    ],
    params: BookParams,
    answer: page(UnneededCharacter).extend({ book: Book }),
  }),
  tidyCast: cast('tidyCast', {
    cost: 'work',
    does: [
      'post',
      '/v1/books/{book}/cast/tidy',
      'Remove characters that nobody needs; one that is needed meanwhile stays',
    ],
    params: BookParams,
    body: z.strictObject({ characters: z.array(z.uuid()).max(10_000) }),
    answer: page(UnneededCharacter).extend({ book: Book }),
  }),
  listCast: cast('listCast', {
    cost: 'work',
    does: [
      'get',
      '/v1/books/{book}/cast',
      'List the characters of a book with what they say, chapter by chapter, and what is made for them',
    ],
    params: BookParams,
    answer: page(CastMemberItem).extend({ book: Book }),
  }),
  getCastMember: cast('getCastMember', {
    cost: 'work',
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
      create: Flag,
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
