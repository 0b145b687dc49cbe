import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';

export const getMeRoute = route(operations.getMe, {
  cost: COST.read,
  run: async ({ caller: { actor } }) => ({
    role: actor.role,
    user_id: 'userId' in actor ? actor.userId : null,
  }),
});
