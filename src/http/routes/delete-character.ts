import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { deleteCharacter } from '../verbs/characters.ts';

export const deleteCharacterRoute = route(operations.deleteCharacter, {
  cost: COST.write,
  run: ({ params, as }) => as(async (trx) => void (await deleteCharacter(trx, params.character))),
});
