import { linkCharacter } from '../../cast/link-character.ts';
import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';

export const linkCharacterRoute = route(operations.linkCharacter, {
  cost: COST.write,
  run: ({ params, query, as }) =>
    as((trx) => linkCharacter(trx, { ...params, create: query.create === 'true' })),
});
