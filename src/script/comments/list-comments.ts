import { textEtag } from '../../contract/etag.ts';
import type { CommentList, CommentState } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import { inThread, pureWork, SHORT_TEXT } from '../../threads/in-thread.ts';
import { elementsOfVersion, type VersionElements } from '../elements/elements-of-version.ts';
import { keepBeginning } from '../elements/keep-elements.ts';
import { findScript } from '../find-script.ts';
import type { ScriptName } from '../get-script.ts';
import { type HungOn, placeComments } from './place-comments.ts';
import { type Candidate, mayComment, selectCandidates } from './select-candidates.ts';
import { selectThreads } from './select-threads.ts';

/** Threads that are answered at once. */
const MOST_LISTED = 200;

const placing = pureWork<typeof import('./place-comments.ts'), 'placeComments'>(
  'script/comments/place-comments',
  'placeComments',
);

interface Listing extends ScriptName {
  state?: CommentState | undefined;
  cursor?: string | undefined;
}

/** The comments on a version, with those on earlier ones whose element is still in it, where they stand now. */
export async function listComments(
  road: Road,
  { script, state, cursor }: Listing,
): Promise<CommentList> {
  const { id, may, all } = await road.look(async (trx) => {
    const found = await findScript(trx, script);
    return {
      id: found.id,
      may: await mayComment(trx, found.id),
      all: await selectCandidates(trx, found.id),
    };
  });
  const asked = all.filter((each) => state === undefined || each.state === state);
  const version = asked.length === 0 ? null : await readElements(road, id);
  const here = threadsHere(asked, version, id);
  const from = Number(cursor ?? 0);
  const to = Math.min(from + MOST_LISTED, here.length);
  const ids = here.slice(from, to).map((each) => each.id);
  return {
    items: version === null ? [] : await placeThreads(road, version, ids),
    next: to < here.length ? String(to) : null,
    etag: version === null ? null : textEtag(version.hash),
    count: {
      open: here.filter((each) => each.state === 'open').length,
      resolved: here.filter((each) => each.state === 'resolved').length,
    },
    gone: goneThreads(asked, new Set(here)),
    can: { comment: may },
  };
}

const readElements = (road: Road, id: string): Promise<VersionElements> =>
  elementsOfVersion(road, id, (of, first) => keepBeginning(road, of, first));

/** In the order of the text; those whose element has gone from the draft that they are on come last. */
function threadsHere(
  threads: readonly Candidate[],
  version: VersionElements | null,
  id: string,
): Candidate[] {
  const ordinals = new Map(version?.elements.map((each) => [each.id, each.ordinal]));
  const at = ({ element_id }: Candidate): number => ordinals.get(element_id) ?? Infinity;
  return threads
    .filter((each) => each.script_id === id || ordinals.has(each.element_id))
    .sort((one, other) => {
      if (at(one) !== at(other)) return at(one) - at(other);
      return (one.start_at ?? 0) - (other.start_at ?? 0);
    });
}

function goneThreads(
  threads: readonly Candidate[],
  here: ReadonlySet<Candidate>,
): CommentList['gone'] {
  const versions = new Map<string, CommentList['gone'][number]>();
  for (const thread of threads) {
    if (here.has(thread)) continue;
    const { script_id: id, version } = thread;
    versions.set(id, { id, version, count: (versions.get(id)?.count ?? 0) + 1 });
  }
  return [...versions.values()];
}

async function placeThreads(
  road: Road,
  { text, elements }: VersionElements,
  ids: readonly string[],
): Promise<CommentList['items']> {
  const threads = new Map(
    (await road.look((trx) => selectThreads(trx, ids))).map((each) => [each.id, each]),
  );
  const inOrder = ids.flatMap((id) => threads.get(id) ?? []);
  const hung = inOrder.map(
    ({ element, quote, quote_at }): HungOn => ({ element, quote, start: quote_at }),
  );
  const places =
    text.length < SHORT_TEXT
      ? placeComments(text, elements, hung)
      : await inThread(placing, [text, elements, hung], road);
  return inOrder.map((thread, i) => ({ ...thread, place: places[i] ?? null }));
}
