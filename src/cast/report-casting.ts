import type { Transaction } from 'kysely';
import { findBook } from '../book/find-book.ts';
import type { CastingReport, Script } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { parseFountain } from '../screenplay/fountain/parse.ts';
import { readScript } from '../script/read-script.ts';
import { listCharacters } from './list-characters.ts';
import { castingReport } from './match/casting-report.ts';

/** Who speaks in a script and which cues lead to nobody; `wanted` is an id or a handle. */
export async function reportCasting(
  trx: Transaction<Tables>,
  wanted: string,
): Promise<{ script: Script; report: CastingReport }> {
  const { text, cast: _cast, ...script } = await readScript(trx, wanted);
  const characters =
    script.book === null ? [] : await listCharacters(trx, await findBook(trx, script.book));
  const nameOf = new Map(characters.map(({ id, name }) => [id, name]));
  const { roles, uncast } = castingReport(parseFountain(text), characters);
  return {
    script,
    report: {
      roles: roles.map(({ characterId, name, cues, lines, words }) => ({
        id: characterId,
        name,
        cues,
        lines,
        words,
      })),
      uncast: uncast.map(({ firstLine, candidates, ...cue }) => ({
        ...cue,
        first_line: firstLine,
        candidates: candidates.map((id) => nameOf.get(id) ?? id),
      })),
    },
  };
}
