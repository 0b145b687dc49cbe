import { z } from 'zod';
import { ChapterQuotes } from '../dialogue.ts';
import { ChapterParams } from './names.ts';
import { operationOf } from './operation-of.ts';

/** Id, name or alias of a character of the book; null: nobody of it. */
const Speaker = z.string().trim().min(1).max(200).nullable();

const QuotesItem = ChapterQuotes.meta({ id: 'ChapterQuotes' });
/** `change` is what undoQuoteChange takes. */
const ChangedQuotes = ChapterQuotes.extend({ change: z.uuid() }).meta({
  id: 'ChangedChapterQuotes',
});

const dialogue = operationOf('Dialogue');

export const dialogueOperations = {
  listQuotes: dialogue('listQuotes', {
    cost: 'work',
    does: [
      'get',
      '/v1/books/{book}/chapters/{number}/quotes',
      'List what is said in a chapter, and by whom; read anew where the chapter changed',
    ],
    params: ChapterParams,
    answer: QuotesItem,
  }),
  confirmSpeakers: dialogue('confirmSpeakers', {
    cost: 'work',
    does: [
      'post',
      '/v1/books/{book}/chapters/{number}/quotes/confirm',
      'Confirm who says quotations of a chapter; the others are read anew by it',
    ],
    params: ChapterParams,
    body: z.strictObject({
      said: z
        .array(z.strictObject({ quote: z.uuid(), speaker: Speaker }))
        .min(1)
        .max(2_000),
    }),
    answer: ChangedQuotes,
  }),
  alternateSpeakers: dialogue('alternateSpeakers', {
    cost: 'work',
    does: [
      'post',
      '/v1/books/{book}/chapters/{number}/quotes/alternate',
      'Confirm that two speakers take turns from a quotation to the end of its conversation',
    ],
    params: ChapterParams,
    body: z.strictObject({
      quote: z.uuid(),
      /** Who says the quotation; as it is read, where it is left out. */
      speaker: Speaker.unwrap().optional(),
      /** Who speaks next; whoever spoke before, where it is left out. */
      other: Speaker.unwrap().optional(),
    }),
    answer: ChangedQuotes,
  }),
  undoQuoteChange: dialogue('undoQuoteChange', {
    cost: 'work',
    does: [
      'post',
      '/v1/quote-changes/{change}/undo',
      'Take back what was confirmed at once; what was confirmed anew since stays',
    ],
    params: z.strictObject({ change: z.uuid() }),
    answer: QuotesItem,
  }),
};
