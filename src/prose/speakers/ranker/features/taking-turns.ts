import type { Feature, Look } from '../look.ts';
import type { Side } from '../parity.ts';

/** What a whole exchange without narration says of who speaks every other turn of it. */
export const TAKING_TURNS: readonly Feature[] = (['own', 'other'] as const).flatMap(
  (side): Feature[] => {
    const which = side === 'own' ? 'every other turn' : 'the turns between';
    return [
      { name: `tags of ${which} name it`, of: (l) => share(l.parity[side], 'tagged', l.c) },
      {
        name: `tags of ${which} name another`,
        of: (l) => others(l.parity[side], l.c),
      },
      { name: `${which} call it`, of: (l) => share(l.parity[side], 'called', l.c) },
      { name: `${which} are about it`, of: (l) => share(l.parity[side], 'about', l.c) },
      { name: `pronouns of ${which} fit`, of: (l) => fitting(l, l.parity[side]) },
    ];
  },
);

function share(side: Side, what: 'tagged' | 'called' | 'about', c: number): number {
  const times = side[what].get(c) ?? 0;
  return times === 0 ? 0 : Math.tanh(times / 1.5);
}

function others({ tagged }: Side, c: number): number {
  let all = 0;
  for (const [character, times] of tagged) if (character !== c) all += times;
  return all === 0 ? 0 : Math.tanh(all / 1.5);
}

/** Pronouns that mean such a person, less those that mean none such. */
function fitting({ gender }: Look, { m, f }: Side): number {
  if (gender === null || m + f === 0) return 0;
  return Math.tanh((gender === 'm' ? m - f : f - m) / 1.5);
}
