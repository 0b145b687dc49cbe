import { plural } from '../../contract/plural.ts';
import type { Queryable } from '../../db/migration-files/history.ts';
import { readMadeNames } from '../../db/taken-names/made-names.ts';
import { readExpectedObjects } from '../../db/verify/expected-objects.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import type { Block } from '../preflight/block.ts';
import type { Gone } from './gone.ts';
import { isTakenOut, type Link, readChildren, readLinks } from './links.ts';
import { withSurvivors } from './survivors.ts';

function linksOfTheirs(session: Queryable): Promise<Link[]> {
  const ours = [
    ...readMadeNames().flatMap(({ space, name }) => (space === 'constraint' ? name : [])),
    ...readExpectedObjects().flatMap(({ kind, parent, name }) =>
      kind === 'constraint' ? `${parent}.${name}` : [],
    ),
  ];
  return readLinks(session, ours);
}

/** What becomes of the application's rows that refer to versions. */
export async function countLinks(session: Queryable): Promise<Gone[]> {
  const survivors = await withSurvivors(session);
  const gone: Gone[] = [];
  for (const link of await linksOfTheirs(session)) {
    if (!link.byId) continue;
    const { rows } = await session.query(`${survivors}
      select count(*) filter (where ${isTakenOut(link)})::float8 as out,
             count(*) filter (where not (${isTakenOut(link)}) and m.survivor is null)::float8 as unlinked,
             count(*) filter (where not (${isTakenOut(link)}) and m.survivor is not null)::float8 as pointed
        from ${link.table} t join survivors m on m.id = t.${link.column} where m.survivor is distinct from m.id`);
    const [counts] = rows as { out: number; unlinked: number; pointed: number }[];
    const of = (what: string, fate: Gone['fate'], count = 0): Gone => ({
      version: SCRIPTS_FILE.version,
      table: link.table,
      what,
      fate,
      count,
    });
    gone.push(
      of(`rows whose ${link.column} points to the script that stays`, 'changed', counts?.pointed),
      of(`rows whose ${link.column} points to no script`, 'changed', counts?.unlinked),
      of(`rows whose ${link.column} is that of a version that goes`, 'archived', counts?.out),
    );
  }
  return gone;
}

/** References that the rollback cannot point elsewhere, and rows that refer to some that it takes out. */
export async function findLinksInTheWay(session: Queryable): Promise<Block[]> {
  const survivors = await withSurvivors(session);
  const blocks: Block[] = [];
  for (const link of await linksOfTheirs(session)) {
    if (!link.byId) {
      blocks.push(blockOfKey(link));
      continue;
    }
    for (const child of await readChildren(session, link)) {
      const { rows } = await session.query(`${survivors}
        select count(*)::float8 as rows from ${child.table} c where exists (
          select from ${link.table} t join survivors m on m.id = t.${link.column}
           where m.survivor is distinct from m.id and (${isTakenOut(link)}) and ${child.same})`);
      const count = (rows[0] as { rows: number }).rows;
      if (count > 0) blocks.push(blockOfChild(link, child, count));
    }
  }
  return blocks;
}

function blockOfKey({ constraint, table }: Link): Block {
  return {
    kind: 'refers',
    name: `constraint ${constraint} on ${table}`,
    found: 'refers to scripts by more than their id',
    expected: 'a foreign key to scripts by the id alone, which can be pointed to another script',
    version: SCRIPTS_FILE.version,
    remedy: `Drop it, and add it again after the rollback: \`alter table ${table} drop constraint ${constraint}\``,
  };
}

function blockOfChild(
  { table, column }: Link,
  child: { constraint: string; table: string },
  rows: number,
): Block {
  return {
    kind: 'refers',
    name: `constraint ${child.constraint} on ${child.table}`,
    found: `${plural(rows, 'row refers', 'rows refer')} to rows of ${table} that would be taken out, as ${column} can be that of one script only`,
    expected: 'no row that refers to one that is taken out',
    rows,
    version: SCRIPTS_FILE.version,
    remedy: `Delete these rows or point them elsewhere: only what is kept of ${table} itself comes back`,
  };
}
