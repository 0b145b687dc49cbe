import { z } from 'zod';
import { Book } from '../book.ts';
import { BookLook, LookEdit } from '../look.ts';
import { page } from '../page.ts';
import { BookParams } from './names.ts';
import { operationOf } from './operation-of.ts';

const look = operationOf('Looks');

const LookParams = BookParams.extend({
  /** Id, name or alias of a character. */
  who: z.string().trim().min(1).max(200),
});
const ChangeParams = LookParams.extend({
  /** Id of a scene, the same in every version. */
  scene: z.uuid(),
});
const BookLooks = page(BookLook).extend({ book: Book });
export type BookLooks = z.infer<typeof BookLooks>;

export const lookOperations = {
  listLooks: look('listLooks', {
    does: ['get', '/v1/books/{book}/looks', 'List what the characters of a book look like'],
    params: BookParams,
    answer: BookLooks,
  }),
  proposeLooks: look('proposeLooks', {
    cost: 'work',
    does: [
      'post',
      '/v1/books/{book}/looks/propose',
      'Look in the chapters for what they say of everybody’s look; what a person said stays',
    ],
    params: BookParams,
    answer: BookLooks,
  }),
  setLook: look('setLook', {
    does: [
      'patch',
      '/v1/books/{book}/looks/{who}',
      'Say what a character looks like: what is left out stays, null takes it away',
    ],
    params: LookParams,
    body: LookEdit,
    answer: BookLook,
  }),
  removeLook: look('removeLook', {
    does: [
      'delete',
      '/v1/books/{book}/looks/{who}',
      'Take back what people said of a look: what was found in the prose holds again',
    ],
    params: LookParams,
  }),
  setLookChange: look('setLookChange', {
    does: [
      'put',
      '/v1/books/{book}/looks/{who}/changes/{scene}',
      'Say what is otherwise from a scene on; null: it is not there any more',
    ],
    params: ChangeParams,
    body: z.strictObject({
      /** The script in which the scene is, by id or handle. */
      script: z.string().trim().min(1).max(500),
      look: LookEdit,
    }),
    answer: BookLook,
  }),
  removeLookChange: look('removeLookChange', {
    does: [
      'delete',
      '/v1/books/{book}/looks/{who}/changes/{scene}',
      'Have a look go on as it was before that scene',
    ],
    params: ChangeParams,
  }),
  drawPortrait: look('drawPortrait', {
    cost: 'work',
    does: [
      'get',
      '/v1/books/{book}/looks/{who}/portrait',
      'Draw a character’s portrait, as it is before all changes',
    ],
    params: LookParams,
    query: z.strictObject({
      format: z.enum(['png', 'svg']).default('png'),
    }),
    answer: z.instanceof(Uint8Array),
    answerKind: 'download',
  }),
};
