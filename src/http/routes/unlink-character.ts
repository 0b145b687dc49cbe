import { unlinkCharacter } from '../../cast/link-character.ts';
import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';

export const unlinkCharacterRoute = route(operations.unlinkCharacter, {
  cost: COST.write,
  run: ({ params, as }) => as((trx) => unlinkCharacter(trx, params)),
});
