import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { operations } from '../../contract/index.ts';
import { draftScript } from '../../draft/draft-script.ts';
import type { Drafter } from '../../draft/types.ts';
import { inThread } from '../../jobs/thread/in-thread.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

const drafter: Drafter = (input) => inThread('draft', input);

export const draftScriptRoute = route(operations.draftScript, {
  cost: COST.work,
  run: ({ params, body: { style }, as }) =>
    as(async (trx) => {
      const book = await findBook(trx, params.book);
      const chapter = await findChapter(trx, book, params.number);
      const script = await draftScript(trx, { book, chapter, style, drafter });
      return withAbilities(trx, script);
    }),
});
