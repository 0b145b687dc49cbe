import { operations } from '../../contract/index.ts';
import { previewActivation } from '../../script/preview-activation.ts';
import { COST, route } from '../route.ts';
import { withAbilities } from '../../script/script-abilities.ts';

export const previewActivationRoute = route(operations.previewActivation, {
  cost: COST.read,
  run: ({ params, as }) =>
    as(async (trx) => {
      const preview = await previewActivation(trx, params.script);
      return { ...preview, script: await withAbilities(trx, preview.script) };
    }),
});
