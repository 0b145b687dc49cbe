import type { Transaction } from 'kysely';
import type { DecidedFinding, FindingItem, FindingList } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { findScript } from '../../script/find-script.ts';
import type { ScriptName } from '../../script/get-script.ts';
import { inThread, pureWork, SHORT_TEXT } from '../../threads/in-thread.ts';
import { carryPlaces } from './carry-places.ts';
import { selectLineage } from './select-lineage.ts';
import { standOfFindings } from './stand-of-findings.ts';

const carrying = pureWork<typeof import('./carry-places.ts'), 'carryPlaces'>(
  'evaluation/findings/carry-places',
  'carryPlaces',
);

/** What there is to do about a version: each finding with what was decided, and where it is in its text now. */
export async function listFindings(road: Road, { script }: ScriptName): Promise<FindingList> {
  const { id, can, items, texts } = await road.look(async (trx) => {
    const asked = await findScript(trx, script);
    const stand = standOfFindings(await selectLineage(trx, asked.id));
    return {
      id: asked.id,
      can: asked.can,
      items: stand,
      texts: await textsFor(trx, asked.id, stand),
    };
  });
  for (const text of texts.values()) road.onRead?.(text.length);
  return {
    items: await placeItems(road, { id, items, texts }),
    next: null,
    // As for an evaluation: the owner, of what is not deleted.
    can: { decide: can.evaluate },
  };
}

/** The version's text and those of the versions whose lines are to be carried to it. */
async function textsFor(
  trx: Transaction<Tables>,
  id: string,
  items: readonly DecidedFinding[],
): Promise<Map<string, string>> {
  const needed = items.filter((item) => item.found_in.id !== id && hasPlaces(item));
  if (needed.length === 0) return new Map();
  const rows = await trx
    .selectFrom('scripts')
    .select(['id', 'script'])
    .where('id', 'in', [id, ...new Set(needed.map(({ found_in }) => found_in.id))])
    .execute();
  return new Map(rows.map((row) => [row.id, row.script ?? '']));
}

const hasPlaces = ({ state, where }: DecidedFinding): boolean =>
  state !== 'mended' && where.lines.length > 0;

interface Placing {
  id: string;
  items: readonly DecidedFinding[];
  texts: ReadonlyMap<string, string>;
}

async function placeItems(road: Road, { id, items, texts }: Placing): Promise<FindingItem[]> {
  const older = [...texts]
    .filter(([from]) => from !== id)
    .map(([from, text]) => {
      const lines = items.filter(({ found_in }) => found_in.id === from).flatMap(linesOf);
      return { from, text, lines: [...new Set(lines)] };
    });
  const now = await carry(road, older, texts.get(id) ?? '');
  const carried = new Map(
    older.map(({ from, lines }, at) => [
      from,
      new Map(lines.map((line, n) => [line, now[at]?.[n] ?? null])),
    ]),
  );
  return items.map((item) => ({
    ...item,
    places: linesOf(item).map((line) => ({
      line,
      now: item.found_in.id === id ? line : (carried.get(item.found_in.id)?.get(line) ?? null),
    })),
  }));
}

const linesOf = (item: DecidedFinding): number[] => (hasPlaces(item) ? item.where.lines : []);

async function carry(
  road: Road,
  older: readonly { text: string; lines: number[] }[],
  newer: string,
): Promise<(number | null)[][]> {
  const length = older.reduce((sum, { text }) => sum + text.length, newer.length);
  if (older.length === 0) return [];
  return length < SHORT_TEXT
    ? carryPlaces(older, newer)
    : inThread(carrying, [[...older], newer], road);
}
