import { findBook } from '../../book/find-book.ts';
import { findChapter } from '../../book/find-chapter.ts';
import { operations } from '../../contract/index.ts';
import { addVersion } from '../../script/add-version.ts';
import { findScript } from '../../script/find-script.ts';
import { COST, route } from '../route.ts';
import { setParent } from '../verbs/change-script.ts';
import { withAbilities } from '../verbs/script-abilities.ts';

export const createScriptRoute = route(operations.createScript, {
  cost: COST.write,
  run: ({ params, body: { parent_id, ...version }, as }) =>
    as(async (trx) => {
      const book = await findBook(trx, params.book);
      const chapter = await findChapter(trx, book, params.number);
      const { id } = await addVersion(trx, { book, chapter, ...version });
      if (parent_id !== undefined) await setParent(trx, id, parent_id);
      return withAbilities(trx, await findScript(trx, id));
    }),
});
