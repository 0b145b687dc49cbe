import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { readCharacter } from '../verbs/characters.ts';

export const getCharacterRoute = route(operations.getCharacter, {
  cost: COST.read,
  run: ({ params, as }) => as((trx) => readCharacter(trx, params.character)),
});
