import { type InsertObject, sql, type Transaction } from 'kysely';
import {
  AppError,
  type OwnTake,
  type Page,
  type Take,
  type TakeState,
  UPLOADS,
} from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { elementsOfVersion } from '../../script/elements/elements-of-version.ts';
import type { ScriptName } from '../../script/get-script.ts';
import { deleteAudio, deleteImage } from '../delete-generation.ts';
import { noteFile, presentFile } from '../generation-file.ts';
import { GENERATION_TABLES } from '../noted-file.ts';
import { planStoryboard } from '../storyboard/plan-storyboard.ts';

type Trx = Transaction<Tables>;

interface TakeRow extends Omit<Take, 'file' | 'chosen_at' | 'created_at' | 'can'> {
  generation_id: string;
  noted_file: unknown;
  chosen_at: Date | null;
  created_at: Date;
}

/** More than anybody chooses among. */
const MOST_TAKES = 500;

/** The takes of an element, newest first. */
export async function listTakes(
  road: Road,
  { script, element }: ScriptName & { element: string },
): Promise<Page<Take>> {
  await findElement(road, script, element);
  const rows = await road.look((trx) => selectTakes(trx, sql`t.element_id = ${element}`));
  return { items: rows.map(present), next: null };
}

/**
 * Adds a recording or a picture of a person's own, and chooses it. It goes by the text alone: no voice, look or
 * engine makes it stale.
 */
export async function addTake(
  road: Road,
  {
    script: wanted,
    element: id,
    medium,
    file,
    duration_seconds,
  }: ScriptName & { element: string } & OwnTake,
): Promise<Take> {
  const { script, element } = await findElement(road, wanted, id);
  refuseSoundOfShot(element, medium);
  return road.commit(async (trx) => {
    const { metadata, status } = await noteFile(trx, file, UPLOADS[medium].types);
    const shared = {
      user_id: sql<string>`auth.uid()`,
      character_id: element.character_id,
      metadata,
      status,
    };
    const generation =
      medium === 'audio'
        ? await insertAudio(trx, {
            ...shared,
            audio_type: element.kind === 'speech' ? 'character' : 'narrator',
            duration_seconds: duration_seconds === undefined ? null : String(duration_seconds),
          })
        : await insertImage(trx, shared);
    return insertTake(trx, {
      medium,
      generation,
      element: element.id,
      script: script.id,
      origin: 'own',
      madeFrom: { text: element.content_hash },
      chosen: true,
    });
  });
}

export async function insertAudio(
  trx: Trx,
  values: InsertObject<Tables, 'audio_generations'>,
): Promise<string> {
  const { id } = await trx
    .insertInto('audio_generations')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertImage(
  trx: Trx,
  values: InsertObject<Tables, 'image_generations'>,
): Promise<string> {
  const { id } = await trx
    .insertInto('image_generations')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface NewTake {
  medium: Take['medium'];
  /** Id of its row among the images or the audio. */
  generation: string;
  element: string;
  script: string;
  origin: Take['origin'];
  madeFrom: Record<string, unknown>;
  chosen: boolean;
}

/** Notes that a picture or a sound is a take of an element. */
export async function insertTake(
  trx: Trx,
  { medium, generation, element, script, origin, madeFrom, chosen }: NewTake,
): Promise<Take> {
  const { rows } = await sql<{ id: string }>`
    insert into goldenrod.takes (user_id, medium, ${sql.ref(`${medium}_id`)}, element_id, script_id, origin, made_from, chosen_at)
    select s.user_id, ${medium}, ${generation}::uuid, ${element}::uuid, s.id, ${origin}, ${JSON.stringify(madeFrom)}::jsonb,
      case when ${chosen}::boolean then clock_timestamp() end
    from public.scripts s where s.id = ${script}
    returning id`.execute(trx);
  return readTake(trx, rows[0]?.id ?? '');
}

/**
 * Chooses a take: of those that fit it is the one in use, and a person's own always. The own one that was
 * in use gives way: that is what is asked for.
 */
export function chooseTake(road: Road, { take }: { take: string }): Promise<Take> {
  return road.commit(async (trx) => {
    await sql`
      update goldenrod.takes t set chosen_at = case when t.id = c.id then clock_timestamp() end
      from goldenrod.takes c
      where c.id = ${take} and t.user_id = c.user_id and t.element_id = c.element_id and t.medium = c.medium
        and (t.id = c.id or t.origin = 'own' and t.chosen_at is not null)`.execute(trx);
    return readTake(trx, take);
  });
}

/** Deletes a take with its picture or sound; a file that its owner shows nowhere else goes too. */
export async function deleteTake(road: Road, { take }: { take: string }): Promise<undefined> {
  const { medium, generation_id } = await road.look((trx) => findTake(trx, take));
  return medium === 'audio'
    ? deleteAudio(road, { audio: generation_id })
    : deleteImage(road, { image: generation_id });
}

async function readTake(trx: Trx, id: string): Promise<Take> {
  return present(await findTake(trx, id));
}

async function findTake(trx: Trx, id: string): Promise<TakeRow> {
  const [row] = await selectTakes(trx, sql`t.id = ${id}`);
  if (row !== undefined) return row;
  throw new AppError('not_found', `there is no take "${id}"`, {
    hint: 'List the takes of an element and take an id from there.',
    details: { take: id },
  });
}

async function selectTakes(trx: Trx, where: ReturnType<typeof sql>): Promise<TakeRow[]> {
  const { rows } = await sql<TakeRow>`
    select t.id, t.element_id as element, t.medium, t.origin, t.script_id, t.made_from, t.made_from_hash,
      t.chosen_at, t.created_at, coalesce(a.id, i.id) as generation_id,
      coalesce(a.metadata, i.metadata) -> 'goldenrod_file' as noted_file,
      a.duration_seconds::double precision as duration_seconds
    from goldenrod.takes t
    left join public.audio_generations a on a.id = t.audio_id
    left join public.image_generations i on i.id = t.image_id
    where ${where}
    order by t.created_at desc, t.id desc
    limit ${MOST_TAKES}`.execute(trx);
  return rows;
}

function present({ generation_id, noted_file, chosen_at, created_at, ...take }: TakeRow): Take {
  return {
    ...take,
    file: presentFile(GENERATION_TABLES[take.medium], generation_id, noted_file),
    chosen_at: chosen_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
    // Row level security shows an account its own alone.
    can: { change: true, delete: true },
  };
}

/** What a take is of: an element of a version, or a shot of its storyboard. */
async function findElement(road: Road, wanted: string, id: string): Promise<TakenElement> {
  const { script, elements } = await elementsOfVersion(road, wanted);
  const element = elements.find((each) => each.id === id);
  if (element !== undefined) return { script, element };
  const shot = await findShot(road, script.id, id);
  if (shot !== undefined) return { script, element: shot };
  throw new AppError('not_found', `${script.id} has no element and no shot "${id}"`, {
    hint: 'List the elements of the script or its storyboard and take an id from there.',
    details: { element: id },
  });
}

interface TakenElement {
  script: { id: string };
  element: {
    id: string;
    kind: TakeState['kind'];
    character_id: string | null;
    content_hash: string;
  };
}

async function findShot(
  road: Road,
  script: string,
  id: string,
): Promise<TakenElement['element'] | undefined> {
  const { shots } = await planStoryboard(road, { script });
  const planned = shots.find(({ shot }) => shot.id === id);
  return planned && { id, kind: 'shot', character_id: null, content_hash: planned.textHash };
}

function refuseSoundOfShot(element: TakenElement['element'], medium: Take['medium']): void {
  if (element.kind !== 'shot' || medium === 'image') return;
  throw new AppError('usage', 'a shot is seen and not heard: it takes a picture', {
    hint: 'Add the recording to the line that it is of: goldenrod take list SCRIPT',
    details: { element: element.id, medium },
  });
}
