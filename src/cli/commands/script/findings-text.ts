import type { FindingItem, FindingState } from '../../../contract/index.ts';
import { plural } from '../../../contract/plural.ts';
import type { CliContext } from '../../context.ts';
import { printable } from '../../output/printable.ts';

const ORDER: readonly FindingState[] = ['open', 'done', 'dismissed', 'mended'];
/** Enough of an id to name one of a list. */
const ID_SHOWN = 8;

/** Findings as people read them, what is open first: what, where, why, how. */
export function describeFindings({ paint }: CliContext, items: readonly FindingItem[]): string {
  const byState = items.toSorted(
    (one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state),
  );
  const open = items.filter(({ state }) => state === 'open').length;
  const blocks = byState.map((item) => {
    const { id, title, state, what, why, how, reason } = item;
    const head = `${id.slice(0, ID_SHOWN)}  ${paint('bold', printable(title))}  ${state}${whereOf(item)}`;
    const body =
      state === 'open'
        ? [what, why, how]
        : [
            what,
            reason === null ? null : `${state === 'dismissed' ? 'Dismissed' : 'Said'}: ${reason}`,
          ];
    const lines = body.flatMap((text) => (text === null ? [] : printable(text).split('\n')));
    return [head, ...lines.map((line) => `  ${line}`)].join('\n');
  });
  return [...blocks, `${plural(items.length, 'finding')}, ${open} open.`].join('\n\n');
}

function whereOf({ places, found_in, state }: FindingItem): string {
  const here = places.flatMap(({ now }) => (now === null ? [] : [now]));
  if (here.length > 0) return `, ${here.length === 1 ? 'line' : 'lines'} ${here.join(', ')}`;
  if (places.length > 0) return ', what it speaks of is gone';
  return state === 'mended' ? ` since v${found_in.version}` : '';
}
