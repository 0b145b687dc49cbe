import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { createCharacter } from '../verbs/characters.ts';

export const createCharacterRoute = route(operations.createCharacter, {
  cost: COST.write,
  run: ({ params, body, as }) => as((trx) => createCharacter(trx, { ...params, ...body })),
});
