import { unlinkCharacter } from '../../cast/link-character.ts';
import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export const unlinkCharacterRoute = route(operations.unlinkCharacter, {
  cost: COST.write,
  run: ({ params, as }) =>
    as(async (trx) => {
      const { script, character } = await unlinkCharacter(trx, params);
      return { script: await withAbilities(trx, script), character };
    }),
});
