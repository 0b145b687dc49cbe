import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { operations } from '../../contract/index.ts';
import { addVersion } from '../../script/add-version.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export const createScriptRoute = route(operations.createScript, {
  cost: COST.write,
  run: ({ params, body: { parent_id, ...version }, as }) =>
    as(async (trx) => {
      const book = await findBook(trx, params.book);
      const chapter = await findChapter(trx, book, params.number);
      const script = await addVersion(trx, { book, chapter, ...version, parentId: parent_id });
      return withAbilities(trx, script);
    }),
});
