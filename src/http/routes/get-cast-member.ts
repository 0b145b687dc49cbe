import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { readCastMember } from '../verbs/characters.ts';

export const getCastMemberRoute = route(operations.getCastMember, {
  cost: COST.work,
  run: ({ params, as }) => as((trx) => readCastMember(trx, params.character)),
});
