import { sql, type Transaction } from 'kysely';
import type { DraftReport } from '../../contract/draft-report.ts';
import { AppError } from '../../contract/error.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import type { ScriptName } from '../get-script.ts';
import { textHash } from '../select-scripts.ts';
import type { DraftedFrom, ElementRow, KnownRow } from './derive-elements.ts';
import { elementsOfVersion, type VersionElements } from './elements-of-version.ts';
import { readUnknownChildren, type VersionRow } from './read-version.ts';

/** More are derived whenever they are asked for; a text with so many comes by no door of ours. */
const MOST_KEPT = 100_000;

/** What a drafter tells of the version that it made. */
export interface DraftFacts {
  /** What of the chapter each element was made from, where the drafter knows. */
  sources?: DraftedFrom[] | undefined;
  /** What of the chapter it left out, and why. */
  report: DraftReport;
}

/** Notes what a drafter made a version from, what it left out, and the chapter's text as it was. */
export async function keepDraftFacts(
  trx: Transaction<Tables>,
  { script, chapter, sources, report }: { script: string; chapter: string } & DraftFacts,
): Promise<void> {
  await sql`
    insert into goldenrod.chapter_texts (chapter_id, hash, content)
    select c.id, goldenrod.hash(c.content), c.content from public.chapters c where c.id = ${chapter}
    on conflict on constraint chapter_texts_pkey do nothing`.execute(trx);
  const from = sources === undefined ? null : JSON.stringify(sources);
  await sql`
    insert into goldenrod.script_beginnings (script_id, chapter_hash, sources, report)
    select s.id, s.chapter_hash, ${from}::jsonb, ${JSON.stringify(report)}::jsonb from public.scripts s where s.id = ${script}
    on conflict on constraint script_beginnings_pkey
      do update set chapter_hash = excluded.chapter_hash, sources = excluded.sources, report = excluded.report`.execute(
    trx,
  );
}

/** What a version began with, as it was derived. */
export interface Beginning {
  version: VersionRow;
  elements: readonly KnownRow[];
}

/** Notes the elements of the text that a version began with, where the caller may change it. */
export async function keepBeginning(
  road: Road,
  version: VersionRow,
  elements: readonly KnownRow[],
): Promise<void> {
  if (mayKeep(version, elements)) {
    await road.commit((trx) => noteBeginning(trx, { version, elements }));
  }
}

const mayKeep = ({ may }: VersionRow, elements: readonly KnownRow[]): boolean =>
  may && elements.length <= MOST_KEPT;

async function noteBeginning(
  trx: Transaction<Tables>,
  { version: { script }, elements }: Beginning,
): Promise<void> {
  const known = JSON.stringify(elements);
  await sql`
    insert into goldenrod.script_beginnings as b (script_id, elements) values (${script.id}, ${known}::jsonb)
    on conflict on constraint script_beginnings_pkey
      do update set elements = excluded.elements where b.elements is null`.execute(trx);
}

/** Stores the elements of a version whose text stays, unless it has some or another text. */
export async function keepElements(
  trx: Transaction<Tables>,
  { script: { id }, hash, elements }: VersionElements,
): Promise<void> {
  if (elements.length > MOST_KEPT) return;
  await sql`select goldenrod.keep_elements(${id}, ${hash}, ${JSON.stringify(elements)}::jsonb)`.execute(
    trx,
  );
}

/** A version with all that has to be stored before something hangs on its elements. */
export interface VersionToHangOn extends VersionElements {
  beginnings: Beginning[];
}

/**
 * A version with its elements; where they would begin with another text, with those of what was made from it.
 *
 * @param wanted id or handle
 */
export async function versionToHangOn(road: Road, wanted: string): Promise<VersionToHangOn> {
  const beginnings: Beginning[] = [];
  const keep = async (version: VersionRow, elements: readonly KnownRow[]) => {
    if (mayKeep(version, elements)) beginnings.push({ version, elements });
  };
  const version = await elementsOfVersion(road, wanted, keep);
  const { script, kept, text, first } = version;
  if (kept === null && script.status === 'draft' && first !== null && first !== text) {
    const children = await road.look((trx) => readUnknownChildren(trx, script.id));
    for (const child of children) await elementsOfVersion(road, child, keep);
  }
  return { ...version, beginnings };
}

/**
 * Stores the elements of a version so that what hangs on them finds them however it is written on: of a draft
 * those of its text as it is, which it begins with from then on.
 *
 * @returns false where it has another text, or is in another state, by now
 */
export async function keepIdentities(
  trx: Transaction<Tables>,
  version: VersionToHangOn,
): Promise<boolean> {
  const { script, hash, elements, kept, beginnings } = version;
  for (const beginning of beginnings) await noteBeginning(trx, beginning);
  if (kept !== null || elements.length > MOST_KEPT || hasOwnBeginning(version)) return true;
  if (script.status !== 'draft') {
    await keepElements(trx, version);
    return true;
  }
  const known = JSON.stringify(elements.map(knownOf));
  const { rows } = await sql`
    insert into goldenrod.script_beginnings as b (script_id, script, elements)
    select s.id, s.script, ${known}::jsonb from public.scripts s
    where s.id = ${script.id} and s.status = 'draft' and ${textHash} = ${hash}
    for no key update of s
    on conflict on constraint script_beginnings_pkey
      do update set script = excluded.script, elements = excluded.elements
    returning b.script_id`.execute(trx);
  return rows.length > 0;
}

const hasOwnBeginning = ({ script, known, first, text }: VersionElements): boolean =>
  script.status === 'draft' && known !== null && (first ?? text) === text;

function knownOf({ id, kind, start_at, ...element }: ElementRow): KnownRow {
  const { source_hash, source_start, source_end, made_of } = element;
  return { id, kind, start_at, source_hash, source_start, source_end, made_of };
}

/**
 * A verb after which the text of a draft stays: the elements are derived before it begins, and stored in the
 * transaction in which it moves the draft.
 */
export function keepingElements<Input extends ScriptName, Answer>(
  verb: (road: Road, input: Input) => Promise<Answer>,
): (road: Road, input: Input) => Promise<Answer> {
  return async (road, input) => {
    const version = await elementsToKeep(road, input.script);
    if (version === null) return verb(road, input);
    const commit: Road['commit'] = (write) =>
      road.commit(async (trx) => {
        const answer = await write(trx);
        await keepElements(trx, version);
        return answer;
      });
    return verb({ ...road, commit }, input);
  };
}

async function elementsToKeep(road: Road, script: string): Promise<VersionElements | null> {
  try {
    const version = await elementsOfVersion(road, script);
    return version.may && version.kept === null ? version : null;
  } catch (error) {
    // Whatever takes too long here does not keep it from being judged.
    if (error instanceof AppError && error.code === 'work.too_much') return null;
    throw error;
  }
}
