import type { Transaction } from 'kysely';
import type { Page, Script, ScriptElement } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { inThread, pureWork, SHORT_TEXT } from '../../threads/in-thread.ts';
import type { ScriptName } from '../get-script.ts';
import { presentScript } from '../present-script.ts';
import type { ElementRow } from './derive-elements.ts';
import { elementsOfVersion, type VersionElements } from './elements-of-version.ts';
import { keepBeginning, keepElements } from './keep-elements.ts';
import { type ChapterTexts, placeSources } from './place-sources.ts';

/** Some eighty pages of a script. */
const MOST_ELEMENTS = 2_000;

const placing = pureWork<typeof import('./place-sources.ts'), 'placeSources'>(
  'script/elements/place-sources',
  'placeSources',
);

/**
 * The elements of a script, each with its identity and with what of the chapter it was made from. Those of
 * a version whose text stays are stored with it, where that was not done yet.
 */
export async function listElements(
  road: Road,
  { script, cursor }: ScriptName & { cursor?: string | undefined },
): Promise<Page<ScriptElement> & { script: Script }> {
  const version = await elementsOfVersion(road, script, (of, first) =>
    keepBeginning(road, of, first),
  );
  const { script: row, elements, kept, may } = version;
  if (kept === null && may && row.status !== 'draft') {
    await road.commit((trx) => keepElements(trx, version));
  }
  const chapters = await road.look((trx) => readChapters(trx, version));
  const texts = [chapters.now, ...Object.values(chapters.before)];
  const placed =
    texts.reduce((length, text) => length + text.length, 0) < SHORT_TEXT
      ? placeSources(elements, chapters)
      : await inThread(placing, [elements, chapters], road);
  const from = Number(cursor ?? 0);
  const to = Math.min(from + MOST_ELEMENTS, elements.length);
  const names = new Map((version.names ?? []).map(({ id, name }) => [id, name]));
  const items = elements
    .slice(from, to)
    .map((element, i) => present(element, { names, placed: placed[from + i] }));
  return {
    script: presentScript(row),
    items,
    next: to < elements.length ? String(to) : null,
  };
}

function present(
  element: ElementRow,
  { names, placed }: { names: ReadonlyMap<string, string>; placed: Placed | undefined },
): ScriptElement {
  const { source_start: start, source_end: end } = element;
  const name = element.character_id === null ? undefined : names.get(element.character_id);
  return {
    id: element.id,
    ordinal: element.ordinal,
    kind: element.kind,
    scene: element.scene_id,
    character:
      element.character_id === null || name === undefined
        ? null
        : { id: element.character_id, name },
    hash: element.content_hash,
    start: element.start_at,
    end: element.end_at,
    from: element.made_of,
    source: start === null || end === null ? null : { start, end, now: placed?.now ?? null },
    stale: placed?.stale ?? null,
  };
}

type Placed = ReturnType<typeof placeSources>[number];

/** The chapter's text as it is, and those others that elements were made from. */
async function readChapters(
  trx: Transaction<Tables>,
  { script: { chapter_id }, elements }: VersionElements,
): Promise<ChapterTexts> {
  const hashes = [...new Set(elements.flatMap(({ source_hash }) => source_hash ?? []))];
  if (chapter_id === null || hashes.length === 0) return { now: '', before: {} };
  const { content } = await trx
    .selectFrom('chapters')
    .select('content')
    .where('id', '=', chapter_id)
    .executeTakeFirstOrThrow();
  const texts = await trx
    .selectFrom('goldenrod.chapter_texts')
    .select(['hash', 'content'])
    .where('chapter_id', '=', chapter_id)
    .where('hash', 'in', hashes)
    .execute();
  return {
    now: content ?? '',
    before: Object.fromEntries(texts.map((text) => [text.hash, text.content])),
  };
}
