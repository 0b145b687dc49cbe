import { sqlTokens } from '../migration-files/sql-tokens.ts';

/**
 * Whether two definitions that PostgreSQL wrote mean the same. A server brackets an expression by how
 * it was parsed, and a dump gives it what another server wrote: `((a OR b) OR c)` comes back as
 * `(a OR b OR c)`. Anything but brackets round operands of AND and OR, and space, counts.
 */
export function sameMeaning(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other);
}

/** A word or sign with whether space stands before it, or what stands in brackets. */
type Part = { text: string; spaced: boolean } | { within: Part[]; spaced: boolean };

function plain(definition: string): string {
  return written(readParts(definition));
}

function readParts(sql: string): Part[] {
  const open: Part[][] = [[]];
  let spaced = false;
  for (const { kind, start, end } of sqlTokens(sql)) {
    const text = sql.slice(start, end);
    if (kind === 'space') {
      spaced = true;
      continue;
    }
    if (kind === 'other' && text === '(') {
      const within: Part[] = [];
      open.at(-1)?.push({ within, spaced });
      open.push(within);
    } else if (kind === 'other' && text === ')' && open.length > 1) {
      open.pop();
    } else {
      open.at(-1)?.push({ text, spaced });
    }
    spaced = false;
  }
  return open[0] ?? [];
}

/** With one space wherever there was any. */
function written(parts: readonly Part[]): string {
  return flattened(parts)
    .map((part) => {
      const text = 'text' in part ? part.text : `(${written(part.within).trim()})`;
      return part.spaced ? ` ${text}` : text;
    })
    .join('');
}

const CONNECTORS = ['AND', 'OR'];

/** Without brackets that an operand of AND or OR, or the whole, can do without. */
function flattened(parts: readonly Part[]): Part[] {
  const connector = connectorOf(parts);
  const flat = parts.flatMap((part, place): Part[] => {
    if ('text' in part || !isOperand(parts, place)) return [part];
    const within = flattened(part.within);
    const inner = connectorOf(within);
    const only = within.length === 1 ? within[0] : undefined;
    if (inner !== undefined && (inner === connector || parts.length === 1)) {
      return within.map((one, at) => (at === 0 ? { ...one, spaced: part.spaced } : one));
    }
    return [only && 'within' in only ? { ...only, spaced: part.spaced } : { ...part, within }];
  });
  return flat;
}

/** AND or OR where one of them joins the parts; undefined where none does, or both, or a list has them. */
function connectorOf(parts: readonly Part[]): string | undefined {
  if (parts.some((part) => isWord(part, ','))) return undefined;
  const found = CONNECTORS.filter((word) => parts.some((part) => isWord(part, word)));
  return found.length === 1 ? found[0] : undefined;
}

function isOperand(parts: readonly Part[], place: number): boolean {
  return [parts[place - 1], parts[place + 1]].every(
    (beside) => beside === undefined || CONNECTORS.some((word) => isWord(beside, word)),
  );
}

function isWord(part: Part, word: string): boolean {
  return 'text' in part && part.text === word;
}
