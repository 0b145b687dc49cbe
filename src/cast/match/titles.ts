import { fold } from '../../prose/words/fold.ts';
import { CUE_TITLES } from '../../prose/words/titles.ts';

export type TitleKind = 'masculine' | 'feminine' | 'neutral';

/**
 * Words that stand before a name and are not part of it, folded, without dots. The kind matters
 * when a surname is shared: MRS. BENNET is not Mr. Bennet.
 */
export const TITLES: ReadonlyMap<string, TitleKind> = new Map(
  [...CUE_TITLES].map(([title, gender]) => [fold(title), kindOf(gender)] as const),
);

function kindOf(gender: 'm' | 'f' | null): TitleKind {
  if (gender === null) return 'neutral';
  return gender === 'm' ? 'masculine' : 'feminine';
}
