import { z } from 'zod';
import { AppError } from '../../contract/error.ts';
import { OTIO_KEY } from './write-otio.ts';

/** What an editor made of a storyboard's panels. */
export interface OtioProposal {
  /** Shots in the order of the edit, with how long each is seen, in whole milliseconds. */
  shots: { shot: string; duration: number }[];
  /** Shots that are not in the edit any more. */
  cut: string[];
  /** Clips that are none of ours, by their names. */
  foreign: string[];
}

/** More is no edit of a script. */
const MOST_BYTES = 20_000_000;
const MOST_DEPTH = 16;

const RationalTime = z.object({ value: z.number(), rate: z.number().positive() });
const TimeRange = z.object({ start_time: RationalTime, duration: RationalTime });
const Item = z.looseObject({
  OTIO_SCHEMA: z.string(),
  name: z.string().nullish(),
  kind: z.string().nullish(),
  enabled: z.boolean().nullish(),
  source_range: TimeRange.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  children: z.array(z.unknown()).nullish(),
});
type Item = z.infer<typeof Item>;

/**
 * Reads a timeline of OpenTimelineIO that an editor changed: which of our shots are seen, in which order and for
 * how long. Clips are known by the identity that they carry; of several video tracks all are read, the lowest first.
 *
 * @param known identities of the storyboard's shots
 * @throws AppError `media.unsupported` with what was found and where
 */
export function readOtio(text: string, known: readonly string[]): OtioProposal {
  if (text.length > MOST_BYTES) throw refused('it is longer than an edit of a script', 'the file');
  const root = item(parse(text), 'the file');
  if (!root.OTIO_SCHEMA.startsWith('Timeline.')) {
    throw refused(`it begins with ${root.OTIO_SCHEMA}`, 'the file', 'Timeline.1');
  }
  const tracks = item(root.tracks, 'tracks');
  const ours = new Set(known);
  const seen: OtioProposal = { shots: [], cut: [], foreign: [] };
  const list = (tracks.children ?? []).map((each, i) => item(each, `tracks.children[${i}]`));
  list.forEach((track, i) => {
    if (track.kind === 'Audio') return;
    readItems(track, { at: `tracks.children[${i}]`, depth: 0, ours, seen });
  });
  const shown = new Set(seen.shots.map(({ shot }) => shot));
  seen.cut = known.filter((shot) => !shown.has(shot));
  return seen;
}

interface Reading {
  at: string;
  depth: number;
  ours: ReadonlySet<string>;
  seen: OtioProposal;
}

function readItems(parent: Item, { at, depth, ours, seen }: Reading): void {
  if (depth > MOST_DEPTH) throw refused(`it is nested deeper than ${MOST_DEPTH} times`, at);
  for (const [i, child] of (parent.children ?? []).entries()) {
    const place = `${at}.children[${i}]`;
    const each = item(child, place);
    if (each.enabled === false) continue;
    if (each.OTIO_SCHEMA.startsWith('Clip.')) readClip(each, place, { ours, seen });
    else if (each.children != null) readItems(each, { at: place, depth: depth + 1, ours, seen });
    // Gaps and transitions show nothing of their own.
  }
}

function readClip(clip: Item, at: string, { ours, seen }: Pick<Reading, 'ours' | 'seen'>): void {
  const own = z.object({ id: z.string() }).safeParse(clip.metadata?.[OTIO_KEY]);
  const shot = own.success ? own.data.id : undefined;
  if (shot === undefined || !ours.has(shot)) {
    seen.foreign.push(clip.name ?? at);
    return;
  }
  const range = clip.source_range ?? availableRange(clip);
  if (range === undefined) throw refused('a clip says nowhere how long it is', at, 'source_range');
  const duration = Math.round((1000 * range.duration.value) / range.duration.rate);
  const before = seen.shots.at(-1);
  // A shot that was cut in two and put together again is one.
  if (before?.shot === shot) before.duration += duration;
  else if (duration > 0) seen.shots.push({ shot, duration });
}

function availableRange(clip: Item): z.infer<typeof TimeRange> | undefined {
  const references = z
    .record(z.string(), z.looseObject({ available_range: TimeRange.nullish() }))
    .safeParse(clip.media_references);
  const single = z.looseObject({ available_range: TimeRange.nullish() });
  const [first] = references.success
    ? Object.values(references.data)
    : [single.safeParse(clip.media_reference).data];
  return first?.available_range ?? undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refused(error instanceof Error ? error.message : 'it is no JSON', 'the file', 'JSON');
  }
}

function item(value: unknown, at: string): Item {
  const { data, error } = Item.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const where = [at, ...(issue?.path.map(String) ?? [])].join('.');
  throw refused(issue?.message ?? 'it is no item of OpenTimelineIO', where);
}

function refused(found: string, at: string, expected = 'an item of OpenTimelineIO'): AppError {
  return new AppError('media.unsupported', `the timeline cannot be read at ${at}: ${found}`, {
    hint: `Expected is ${expected}. Export the edit anew as OpenTimelineIO (.otio).`,
    details: { at },
  });
}
