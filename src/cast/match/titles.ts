import { fold } from '../../prose/words/fold.ts';
import { TITLES as TITLES_IN_PROSE } from '../../prose/words/titles.ts';

export type TitleKind = 'masculine' | 'feminine' | 'neutral';

/** Titles and short forms that cues use and prose hardly does. */
const ONLY_IN_CUES: Readonly<Record<TitleKind, string>> = {
  masculine: 'grandpa',
  feminine: 'missus mme mlle fraulein signorina senora senorita auntie grandma',
  neutral:
    'maj gen lt sgt insp supt superintendent archbishop justice pope chief commissioner secretary',
};

/**
 * Words that stand before a name and are not part of it, folded, without dots. The kind matters
 * when a surname is shared: MRS. BENNET is not Mr. Bennet.
 */
export const TITLES: ReadonlyMap<string, TitleKind> = new Map([
  ...[...TITLES_IN_PROSE].map(([title, gender]) => [fold(title), kindOf(gender)] as const),
  ...(['masculine', 'feminine', 'neutral'] as const).flatMap((kind) =>
    ONLY_IN_CUES[kind].split(' ').map((word) => [word, kind] as const),
  ),
]);

function kindOf(gender: 'm' | 'f' | null): TitleKind {
  if (gender === null) return 'neutral';
  return gender === 'm' ? 'masculine' : 'feminine';
}
