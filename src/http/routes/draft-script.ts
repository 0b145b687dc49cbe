import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { operations } from '../../contract/index.ts';
import { draftScript } from '../../draft/draft-script.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../verbs/script-abilities.ts';

export const draftScriptRoute = route(operations.draftScript, {
  cost: COST.work,
  run: ({ params, body: { style }, as }) =>
    as(async (trx) => {
      const { draftOffline } = await import('../../draft/offline/draft-offline.ts');
      const book = await findBook(trx, params.book);
      const chapter = await findChapter(trx, book, params.number);
      const script = await draftScript(trx, { book, chapter, style, drafter: draftOffline });
      return withAbilities(trx, script);
    }),
});
