import { sql, type Transaction } from 'kysely';
import type { Script, TakeCounts } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import type { Work } from '../../provider/spend/estimate.ts';
import { type Cost, NOTHING, type Spending } from '../../provider/spend/spend-rows.ts';
import { countStates } from '../../script/takes/select-states.ts';
import { SAMPLE_RATE } from '../audio/sound.ts';
import { writeWav } from '../audio/wav.ts';
import type { ScriptLine } from '../lines/script-line.ts';
import type { AskingRoad, MediaRoad } from '../media-road.ts';
import { type Till, withTill } from '../network/ask-by-till.ts';
import type { Sent } from '../network/sent.ts';
import { NOTED_KEY } from '../noted-file.ts';
import type { MediaMeta } from '../store/media-store.ts';
import { insertAudio, insertTake } from '../takes/takes.ts';
import {
  isOwnVoice,
  type PlannedLine,
  type PlannedRead,
  planTableRead,
} from './plan-table-read.ts';
import { providerWork } from './provider-lines.ts';
import type { LineTake, SpokenPhrase } from './read-line.ts';
import { readScript } from './read-script.ts';
import { speakByProvider } from './speak-by-provider.ts';

/** A line with the take that is in use of it. */
export interface HeardLine {
  line: ScriptLine;
  take: string;
  sha256: string;
  type: string;
  /** Milliseconds. */
  duration: number;
  /** When its phrases are heard; null of what a person recorded. */
  phrases: SpokenPhrase[] | null;
  /** The stretch of the chapter's text that it was made from, in characters; null where none is known. */
  source: { start: number; end: number } | null;
}

export interface MadeTakes {
  script: Script;
  plan: PlannedRead;
  lines: HeardLine[];
  /** How they stood before. */
  before: TakeCounts;
  /** Read by an engine just now. */
  made: number;
  /** Takes of the same words in the same voice, from elsewhere. */
  reused: number;
  /** A person's own that were made from older words, and stay in use. */
  own_stale: number;
  /** Which text went where; nothing where all was read on this machine. */
  sent: Sent[];
  /** Of what a paid engine was asked for; null where none was. */
  cost: Cost | null;
}

export interface MakingOptions {
  script: string;
  /** Also what is seen is read, by a narrator. */
  narrate: boolean;
  /** What a paid engine may cost; without it, none is asked. */
  spending?: Spending | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Sees that every line of a version has a take of its words in the voice of its speaker: what is current
 * stays, what is stale or missing is read. Each line is stored by itself, so that nothing is read twice, and what
 * a provider speaks is booked before it is asked for.
 *
 * @throws AppError speech.*, provider.*, spend.*, `not_found`, `work.too_much`
 */
export async function makeLineTakes(
  road: MediaRoad,
  { script, narrate, spending = NOTHING, onProgress }: MakingOptions,
): Promise<MadeTakes> {
  const lines = await prepareLines(road, { script, narrate });
  const order = { script: lines.planned.script.id, purpose: 'speech', work: lines.work } as const;
  // Whether it may be paid is asked before anything is read.
  const { sent, cost } = await withTill(road, order, spending, (till) =>
    readLines(road, till, lines, onProgress),
  );
  return { ...(await hearLines(road, lines)), sent, cost };
}

/** The lines of a version, with what of them is to be read. */
export interface PreparedLines {
  planned: PlannedRead;
  toRead: PlannedLine[];
  /** Takes of the same words in the same voice, from elsewhere. */
  reused: number;
  /** What providers will be asked for them. */
  work: Work[];
}

/** Plans who reads what of a version, and takes what was read of it elsewhere; nobody is asked. */
export async function prepareLines(
  road: MediaRoad,
  { script, narrate }: Pick<MakingOptions, 'script' | 'narrate'>,
): Promise<PreparedLines> {
  const planned = await planTableRead(road, { script, narrate });
  const waiting = planned.lines.filter(needsTake);
  const reused = await reuseTakes(road, planned, waiting);
  const toRead = waiting.filter(({ element }) => !reused.has(element.id));
  const work = providerWork(byReader(toRead).others, road.providers);
  return { planned, toRead, reused: reused.size, work };
}

/** Reads what is to be read, and stores each line by itself. */
export async function readLines(
  road: MediaRoad,
  till: Till,
  { planned, toRead }: PreparedLines,
  onProgress?: MakingOptions['onProgress'],
): Promise<void> {
  let done = planned.lines.length - toRead.length;
  onProgress?.(done, planned.lines.length);
  const store = (lines: readonly PlannedLine[]) => async (i: number, take: LineTake) => {
    const line = lines[i];
    if (line === undefined) throw new Error('a line came back that was not to be read');
    const file = await road.keep(writeWav(take.samples, SAMPLE_RATE), 'audio');
    done += 1;
    onProgress?.(done, planned.lines.length);
    const seconds = take.samples.length / SAMPLE_RATE;
    await storeTake(road, planned, line, { file, seconds, phrases: take.phrases });
  };
  const { own, others } = byReader(toRead);
  const lines = own.map(({ parts, voice }) => ({ parts, voice }));
  await readScript(lines, road, store(own.map(({ planned: line }) => line)));
  await speakByProvider(road, till, others, store(others));
}

/** How the lines stand, now that every one has a take. */
export async function hearLines(
  road: MediaRoad,
  { planned, toRead, reused }: PreparedLines,
): Promise<Omit<MadeTakes, 'sent' | 'cost'>> {
  return {
    script: planned.script,
    plan: planned,
    lines: await road.look((trx) => selectHeard(trx, planned)),
    before: countStates(planned.lines.flatMap(({ state }) => state ?? [])),
    made: toRead.length,
    reused,
    own_stale: planned.lines.filter(({ state }) => isOwn(state) && state?.state === 'stale').length,
  };
}

/** What is read here, and what by providers. */
function byReader(lines: readonly PlannedLine[]) {
  return {
    own: lines.flatMap((planned) => {
      const { line, voice } = planned;
      return isOwnVoice(voice) ? [{ parts: line.parts, voice, planned }] : [];
    }),
    others: lines.filter(({ voice }) => !isOwnVoice(voice)),
  };
}

/**
 * What reading a version would ask of providers now; nothing is asked or kept.
 * @throws AppError what planning throws
 */
export async function planLineWork(
  road: AskingRoad,
  { script, narrate }: Pick<MakingOptions, 'script' | 'narrate'>,
): Promise<Work[]> {
  const planned = await planTableRead(road, { script, narrate, isTrial: true });
  const waiting = planned.lines.filter(needsTake);
  const known = await road.look((trx) => selectKnown(trx, waiting));
  const toRead = waiting.filter(({ madeFrom }) => !known.has(soundOf(madeFrom)));
  return providerWork(byReader(toRead).others, road.providers);
}

const isOwn = (state: PlannedLine['state']): boolean => state?.origin === 'own';

/** What a person recorded is never replaced by itself. */
function needsTake({ state }: PlannedLine): boolean {
  return state === null || (state.state !== 'current' && !isOwn(state));
}

interface Recorded {
  file: MediaMeta;
  seconds: number;
  phrases: SpokenPhrase[] | null;
}

const PHRASES_KEY = 'goldenrod_phrases';

function storeTake(
  road: MediaRoad,
  { script }: PlannedRead,
  { line, element, voice, madeFrom }: PlannedLine,
  { file: { sha256, size, type }, seconds, phrases }: Recorded,
): Promise<unknown> {
  return road.commit(async (trx) => {
    const generation = await insertAudio(trx, {
      user_id: sql<string>`auth.uid()`,
      audio_type: line.speaker === null ? 'narrator' : 'character',
      character_id: line.speaker?.id ?? null,
      character_name: line.speaker?.name ?? null,
      text_content: line.parts.map(({ words }) => words).join(' '),
      voice_id: `${voice.engine}/${voice.voice}`,
      duration_seconds: String(seconds),
      status: 'completed',
      metadata: JSON.stringify({
        [NOTED_KEY]: { sha256, size, type },
        [PHRASES_KEY]: phrases,
      }),
    });
    await insertTake(trx, {
      medium: 'audio',
      generation,
      element: element.id,
      script: script.id,
      origin: 'generated',
      madeFrom,
      chosen: false,
    });
  });
}

interface KnownTake {
  words: string;
  sha256: string;
  size: number;
  type: string;
  seconds: number;
  phrases: SpokenPhrase[] | null;
  voice: unknown;
}

/** The same words in the same voice are the same sound, wherever they were read. */
async function reuseTakes(
  road: MediaRoad,
  planned: PlannedRead,
  waiting: readonly PlannedLine[],
): Promise<Set<string>> {
  const known = await road.look((trx) => selectKnown(trx, waiting));
  const reused = new Set<string>();
  for (const line of waiting) {
    const take = known.get(soundOf(line.madeFrom));
    if (take === undefined) continue;
    const { seconds, phrases, ...file } = take;
    await storeTake(road, planned, line, { file, seconds, phrases });
    reused.add(line.element.id);
  }
  return reused;
}

const soundOf = ({ words, voice, reader }: Record<string, unknown>): string =>
  JSON.stringify([words, canonical(voice), reader]);

/** By its properties in one order: the database gives them in another than they were written. */
const canonical = (value: unknown): unknown =>
  Object.entries(value ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));

async function selectKnown(
  trx: Transaction<Tables>,
  waiting: readonly PlannedLine[],
): Promise<Map<string, KnownTake>> {
  const words = [...new Set(waiting.map(({ madeFrom }) => String(madeFrom.words)))];
  if (words.length === 0) return new Map();
  const { rows } = await sql<KnownTake & { reader: number }>`
    select distinct on (t.made_from ->> 'words', t.made_from -> 'voice', t.made_from -> 'reader')
      t.made_from ->> 'words' as words, t.made_from -> 'voice' as voice, t.made_from -> 'reader' as reader,
      f.sha256, f.size::double precision as size, f.type, a.duration_seconds::double precision as seconds,
      a.metadata -> ${sql.lit(PHRASES_KEY)} as phrases
    from goldenrod.takes t
    join public.audio_generations a on a.id = t.audio_id
    join public.media_files f
      on f.user_id = t.user_id and f.sha256 = a.metadata -> ${sql.lit(NOTED_KEY)} ->> 'sha256'
    where t.user_id = auth.uid() and t.made_from ->> 'words' = any(${words}::text[]) and t.origin = 'generated'
      and a.duration_seconds is not null
    order by t.made_from ->> 'words', t.made_from -> 'voice', t.made_from -> 'reader', t.created_at desc`.execute(
    trx,
  );
  return new Map(rows.map(({ reader, ...take }) => [soundOf({ ...take, reader }), take]));
}

/** The take in use of each line, now that every line has one. */
async function selectHeard(
  trx: Transaction<Tables>,
  { lines, version, script }: PlannedRead,
): Promise<HeardLine[]> {
  const given = lines.map(({ element, madeFrom }) => ({
    script_id: script.id,
    id: element.id,
    ordinal: element.ordinal,
    kind: element.kind,
    scene_id: element.scene_id,
    character_id: element.character_id,
    medium: 'audio',
    content_hash: element.content_hash,
    expected: { text: madeFrom.text, voice: madeFrom.voice },
  }));
  const { rows } = await sql<Omit<HeardLine, 'line' | 'source'> & { element: string }>`
    select s.element_id as element, s.take_id as take, f.sha256, f.type,
      round(coalesce(a.duration_seconds, 0) * 1000)::integer as duration, a.metadata -> ${sql.lit(PHRASES_KEY)} as phrases
    from goldenrod.take_states(array[${script.id}]::uuid[], ${JSON.stringify(given)}::jsonb) s
    join public.audio_generations a on a.id = s.generation_id
    join public.media_files f
      on f.user_id = auth.uid() and f.sha256 = a.metadata -> ${sql.lit(NOTED_KEY)} ->> 'sha256'`.execute(
    trx,
  );
  const heard = new Map(rows.map((row) => [row.element, row]));
  return lines.flatMap(({ line, element }) => {
    const row = heard.get(element.id);
    if (row === undefined) return [];
    const { element: _element, ...take } = row;
    const { source_hash, source_start: start, source_end: end } = element;
    const isOfNow = source_hash !== null && source_hash === version.chapter;
    return [
      { line, ...take, source: isOfNow && start !== null && end !== null ? { start, end } : null },
    ];
  });
}
