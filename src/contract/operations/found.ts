import { z } from 'zod';
import { FoundCharacter, FoundCharacters } from '../found.ts';
import { BookParams } from './names.ts';
import { operationOf } from './operation-of.ts';

const FoundItem = FoundCharacter.meta({ id: 'FoundCharacter' });
const FoundParams = z.strictObject({ found: z.uuid() });
const Name = z.string().trim().min(1).max(200);

const found = operationOf('Characters');

export const foundOperations = {
  listFoundCharacters: found('listFoundCharacters', {
    does: [
      'get',
      '/v1/books/{book}/found-characters',
      'List whom the reading of a whole book found, with counts and quotations',
    ],
    params: BookParams,
    answer: FoundCharacters,
  }),
  confirmFoundCharacter: found('confirmFoundCharacter', {
    does: [
      'post',
      '/v1/found-characters/{found}/confirm',
      'Make a found one a character of the book, with its other names',
    ],
    params: FoundParams,
    /** What it is to be called, where that is not the name that was found. */
    body: z.strictObject({ name: Name.optional() }),
    answer: FoundItem,
  }),
  mergeFoundCharacter: found('mergeFoundCharacter', {
    does: [
      'post',
      '/v1/found-characters/{found}/merge',
      'Say that a found one is a character of the book, or another found one, which gets its names',
    ],
    params: FoundParams,
    /** Id of the character, or of the other found one. */
    body: z.strictObject({ into: z.uuid() }),
    answer: FoundItem,
  }),
  splitFoundCharacter: found('splitFoundCharacter', {
    does: [
      'post',
      '/v1/found-characters/{found}/split',
      'Make one of the other names of a found one a found one of its own, and answer that',
    ],
    params: FoundParams,
    body: z.strictObject({ alias: Name }),
    answer: FoundItem,
  }),
  dismissFoundCharacter: found('dismissFoundCharacter', {
    does: [
      'post',
      '/v1/found-characters/{found}/dismiss',
      'Say that a found one is nobody of the book',
    ],
    params: FoundParams,
    answer: FoundItem,
  }),
  reopenFoundCharacter: found('reopenFoundCharacter', {
    does: [
      'post',
      '/v1/found-characters/{found}/reopen',
      'Take back what was decided about a found one; a character that is needed by now stays',
    ],
    params: FoundParams,
    answer: FoundItem,
  }),
};
