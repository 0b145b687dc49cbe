import { linkCharacter } from '../../cast/link-character.ts';
import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export const linkCharacterRoute = route(operations.linkCharacter, {
  cost: COST.write,
  run: ({ params, query: { create, alias }, as }) =>
    as(async (trx) => {
      const { script, character } = await linkCharacter(trx, {
        ...params,
        create: create === 'true',
        alias,
      });
      return { script: await withAbilities(trx, script), character };
    }),
});
