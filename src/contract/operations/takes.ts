import { z } from 'zod';
import { Book } from '../book.ts';
import { page } from '../page.ts';
import { OwnTake, Take, TakeCounts, TakeState } from '../take.ts';
import { AlikeVoices, BookVoice, CatalogueVoice, Voice, VoiceSample } from '../voice.ts';
import { BookParams, ScriptParams } from './names.ts';
import { operationOf } from './operation-of.ts';
import { ScriptItem } from './scripts.ts';

const take = operationOf('Takes');
const voice = operationOf('Voices');

const ElementParams = ScriptParams.extend({ element: z.uuid() });
const VoiceParams = BookParams.extend({
  /** Id, name or alias of a character; `narrator` for who reads all else. */
  who: z.string().trim().min(1).max(200),
});
const BookVoices = page(BookVoice).extend({
  book: Book,
  /** Who are read alike although they speak in one scene. */
  alike: z.array(AlikeVoices),
  /** The voices that are always there to choose from. */
  catalogue: z.array(CatalogueVoice),
});
export type BookVoices = z.infer<typeof BookVoices>;

export const takeOperations = {
  listTakeStates: take('listTakeStates', {
    cost: 'work',
    does: [
      'get',
      '/v1/scripts/{script}/take-states',
      'Show for each element that is to be heard which take is in use, and whether it is of the words and voices of now',
    ],
    params: ScriptParams,
    query: z.strictObject({
      /** `next` of the page before; nothing else. */
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
    answer: page(TakeState).extend({ script: ScriptItem, counts: TakeCounts }),
  }),
  listTakes: take('listTakes', {
    does: [
      'get',
      '/v1/scripts/{script}/elements/{element}/takes',
      'List the takes of an element, newest first',
    ],
    params: ElementParams,
    answer: page(Take),
  }),
  addTake: take('addTake', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/elements/{element}/takes',
      'Add a recording or a picture of one’s own, and choose it',
    ],
    params: ElementParams,
    body: OwnTake,
    answer: Take,
    creates: true,
  }),
  chooseTake: take('chooseTake', {
    does: ['post', '/v1/takes/{take}/choose', 'Choose a take among those of its element'],
    params: z.strictObject({ take: z.uuid() }),
    answer: Take,
  }),
  deleteTake: take('deleteTake', {
    does: [
      'delete',
      '/v1/takes/{take}',
      'Delete a take; a file that you show nowhere else goes with it',
    ],
    params: z.strictObject({ take: z.uuid() }),
  }),
  listVoices: voice('listVoices', {
    does: ['get', '/v1/books/{book}/voices', 'List by which voices a book is read'],
    params: BookParams,
    answer: BookVoices,
  }),
  setVoice: voice('setVoice', {
    does: [
      'put',
      '/v1/books/{book}/voices/{who}',
      'Choose a voice for a character or the narrator',
    ],
    params: VoiceParams,
    body: Voice,
    answer: BookVoice,
  }),
  removeVoice: voice('removeVoice', {
    does: ['delete', '/v1/books/{book}/voices/{who}', 'Take a voice away again'],
    params: VoiceParams,
  }),
  proposeVoices: voice('proposeVoices', {
    does: [
      'post',
      '/v1/books/{book}/voices/propose',
      'Give everybody who speaks a voice, by rules; what a person chose stays',
    ],
    params: BookParams,
    body: z.strictObject({
      /** Also a narrator, who reads what is seen. */
      narrator: z.boolean().default(false),
    }),
    answer: BookVoices,
  }),
  sampleVoice: voice('sampleVoice', {
    cost: 'work',
    does: ['post', '/v1/voices/sample', 'Hear some words in a voice, as WAV'],
    body: VoiceSample,
    answer: z.instanceof(Uint8Array),
    answerKind: 'download',
  }),
};
