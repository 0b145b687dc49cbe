import { operations } from '../../contract/index.ts';
import { COST, route } from '../route.ts';
import { mergeCharacters } from '../verbs/characters.ts';

export const mergeCharactersRoute = route(operations.mergeCharacters, {
  cost: COST.write,
  run: ({ params, body, as }) =>
    as((trx) => mergeCharacters(trx, { kept: params.character, merged: body.merged })),
});
