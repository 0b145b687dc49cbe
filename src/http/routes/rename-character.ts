import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { renameCharacter } from '../verbs/characters.ts';

export const renameCharacterRoute = route(operations.renameCharacter, {
  cost: COST.write,
  run: ({ params, body, as }) => as((trx) => renameCharacter(trx, params.character, body.name)),
});
