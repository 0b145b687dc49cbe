import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { type Look, type LookChange, lookInScene, NO_LOOK } from '../../cast/look/look.ts';
import { portraitSeeds } from '../../cast/look/portrait.ts';
import { namesInChapter } from '../../cast/names-in-chapter.ts';
import type { Script } from '../../contract/index.ts';
import type { Shot } from '../../contract/shot.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import {
  elementsOfVersion,
  type VersionElements,
} from '../../script/elements/elements-of-version.ts';
import { presentScript } from '../../script/present-script.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { gendersOf } from '../people/genders-of.ts';
import { seenOfShot } from './plan-script-shots.ts';
import { nearestStoryboard, type StoredStoryboard } from './stored-storyboard.ts';

const planning = pureWork<typeof import('./plan-script-shots.ts'), 'planScriptShots'>(
  'media/storyboard/plan-script-shots',
  'planScriptShots',
);

/** A shot with what its panel is drawn from. */
export interface PlannedShot {
  shot: Shot;
  sitters: { id: string; name: string; look: Look; seed: string }[];
  /** Canonical inputs of a take of it, by name. */
  madeFrom: Record<string, unknown>;
  /** Of the words that it covers: a picture of a person's own goes by them alone. */
  textHash: string;
}

export interface PlannedStoryboard {
  version: VersionElements;
  script: Script;
  shots: PlannedShot[];
  /** What people set that they were taken from; null where nobody did. */
  stored: Omit<StoredStoryboard, 'shots'> | null;
  /** What a person had set for parts of the script that are gone. */
  dropped: Shot[];
}

/** The shots of a version, as they are proposed or as people set them here or in a version before it. */
export async function planStoryboard(
  road: Road,
  { script: wanted }: { script: string },
): Promise<PlannedStoryboard> {
  const version = await elementsOfVersion(road, wanted);
  const { edited, looks } = await road.look(async (trx) => ({
    edited: await nearestStoryboard(trx, version.script.id),
    looks: await readLooks(trx, version.script.book_id),
  }));
  const genders = await gendersOf(road, version);
  const names = namesInChapter(version.names ?? [], version.script.chapter_number);
  const { shots, dropped } = await inThread(
    planning,
    [{ text: version.text, rows: version.elements }, names, edited?.shots ?? null],
    road,
  );
  const scenes = version.elements.flatMap(({ kind, id }) => (kind === 'scene' ? [id] : []));
  const lookOf = (id: string): Look => ({
    ...NO_LOOK,
    gender: genders.get(id) ?? null,
    ...looks.get(id)?.look,
  });
  const seeds = seedsOf(version.names ?? [], lookOf, looks);
  const chapter = version.script.chapter_number;
  const hashes = new Map(version.elements.map(({ id, content_hash }) => [id, content_hash]));
  const appearances = { looks, lookOf, seeds, at: { chapter, scenes }, hashes };
  return {
    version,
    script: presentScript(version.script),
    stored: edited && { script: edited.script, updated_at: edited.updated_at },
    dropped,
    shots: shots.map((shot) => planned(shot, appearances)),
  };
}

const ATTRIBUTES = Object.keys(NO_LOOK) as (keyof Look)[];

interface Appearances {
  looks: ReadonlyMap<string, LookRow>;
  lookOf: (id: string) => Look;
  seeds: ReadonlyMap<string, string>;
  /** Identities of the scenes in the order of the script. */
  at: { chapter: number | null; scenes: readonly string[] };
  /** Of the contents of elements. */
  hashes: ReadonlyMap<string, string>;
}

function planned(shot: Shot, appearances: Appearances): PlannedShot {
  const { looks, lookOf, seeds, at, hashes } = appearances;
  const sitters = shot.characters.flatMap(({ id, name }) => {
    if (id === null) return [];
    const changes = looks.get(id)?.changes ?? [];
    const look = lookInScene(lookOf(id), changes, shot.scene ?? '', at);
    return [{ id, name, look, seed: seeds.get(id) ?? id }];
  });
  const told = sitters.flatMap(({ name, look, seed }) => [
    [`portrait of ${name}`, seed] as const,
    ...ATTRIBUTES.map((attribute) => [`look of ${name}: ${attribute}`, look[attribute]] as const),
  ]);
  const words = shot.elements.map((element) => hashes.get(element) ?? '').join('\n');
  return {
    shot,
    sitters,
    madeFrom: { ...seenOfShot(shot), ...Object.fromEntries(told) },
    textHash: createHash('sha256').update(words).digest('hex'),
  };
}

/** What the row of a shot's picture says of it. */
export function shotInTake({ shot: { id, characters, caption } }: Pick<PlannedShot, 'shot'>) {
  const [only, ...others] = characters;
  return {
    element: id,
    character: others.length === 0 ? (only?.id ?? null) : null,
    description: caption,
  };
}

/** By which the portraits of a book's cast are drawn, no two alike. */
function seedsOf(
  names: readonly { id: string }[],
  lookOf: (id: string) => Look,
  looks: ReadonlyMap<string, LookRow>,
): Map<string, string> {
  const cast = names.map(({ id }) => ({ id, look: lookOf(id), seed: looks.get(id)?.seed ?? null }));
  return portraitSeeds(cast.sort((one, other) => (one.id < other.id ? -1 : 1)));
}

interface LookRow {
  look: Partial<Look>;
  changes: LookChange[];
  seed: string | null;
}

async function readLooks(
  trx: Transaction<Tables>,
  book: string | null,
): Promise<Map<string, LookRow>> {
  const { rows } = await sql<LookRow & { id: string }>`
    select k.id, l.look, l.changes, l.seed from goldenrod.looks l join public.characters k on k.id = l.character_id
    where k.book_id = ${book}`.execute(trx);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
