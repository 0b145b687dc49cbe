import { sql } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { findCharacter } from '../../cast/find-character.ts';
import { type Look, NO_LOOK } from '../../cast/look/look.ts';
import { AppError } from '../../contract/error.ts';
import type { Take } from '../../contract/index.ts';
import { findProvider, imagesOf } from '../../provider/engines-of.ts';
import { type Estimate, estimate, type Work } from '../../provider/spend/estimate.ts';
import type { Spending } from '../../provider/spend/spend-rows.ts';
import { findScript } from '../../script/find-script.ts';
import type { MediaRoad } from '../media-road.ts';
import { type Cost, openTill, type Sent } from '../network/ask-by-till.ts';
import { NOTED_KEY } from '../noted-file.ts';
import { insertImage, insertTake } from '../takes/takes.ts';
import { askForPicture, inputsOf, seedOf, type WantedPicture } from './ask-for-picture.ts';
import { portraitPrompt } from './prompts.ts';

/** Of a portrait, in pixels. */
const SIZE = 1_024;

export interface PortraitOptions {
  book: string;
  who: string;
  /** The version for which it is made: a paid engine wants an approved one. */
  script: string;
  engine: string;
  /** Words of a person's own in place of the proposed ones. */
  prompt?: string | undefined;
  /** Another number is another picture. */
  seed?: number | undefined;
}

/** What an engine would be told of a character, and what it would cost; nothing is asked or kept. */
export async function planPortrait(
  road: MediaRoad,
  { book: wanted, who, script: version, engine, prompt, seed }: PortraitOptions,
  currency: string,
): Promise<{
  character: { id: string; name: string };
  script: string;
  picture: WantedPicture;
  estimate: Estimate;
}> {
  const provider = findProvider(road.providers, engine);
  const { character, script, look } = await road.look(async (trx) => {
    const book = await findBook(trx, wanted);
    const found = await findCharacter(trx, book, who);
    const own = await findScript(trx, version);
    const { rows } = await sql<{ look: Partial<Look> | null; is_of_book: boolean }>`
      select l.look, exists (
        select from public.scripts s join public.chapters c on c.id = s.chapter_id
        where s.id = ${own.id}::uuid and c.book_id = ${book.id}::uuid
      ) as is_of_book
      from (values (1)) as one (row) left join goldenrod.looks l on l.character_id = ${found.id}::uuid`.execute(
      trx,
    );
    if (rows[0]?.is_of_book !== true) {
      throw new AppError('invalid', `${version} is no script of "${book.title}"`, {
        hint: 'Name a script of the same book.',
      });
    }
    return { character: found, script: own.id, look: { ...NO_LOOK, ...rows[0]?.look } };
  });
  const picture: WantedPicture = {
    element: character.id,
    prompt: prompt ?? portraitPrompt(character.name, look),
    width: SIZE,
    height: SIZE,
    seed: seed ?? seedOf(character.id),
    references: [],
  };
  const work: Work = { provider, model: imagesOf(provider).model, unit: 'image', requests: [1] };
  return {
    character: { id: character.id, name: character.name },
    script,
    picture,
    estimate: estimate([work], currency),
  };
}

/**
 * Has an engine make a portrait of a character and chooses it: it goes along with every later picture of them.
 * @throws AppError provider.*, spend.*, `not_found`
 */
export async function drawPortrait(
  road: MediaRoad,
  options: PortraitOptions & { spending: Spending },
): Promise<{ take: Take; prompt: string; sent: Sent[]; cost: Cost | null }> {
  const { spending, engine } = options;
  const { character, script, picture } = await planPortrait(road, options, spending.currency);
  const provider = findProvider(road.providers, engine);
  const { model } = imagesOf(provider);
  const till = await openTill(
    road,
    { script, purpose: 'image', work: [{ provider, model, unit: 'image', requests: [1] }] },
    spending,
  );
  try {
    const { sha256, size, type } = await askForPicture(road, till, provider, picture);
    const take = await road.commit(async (trx) => {
      const generation = await insertImage(trx, {
        user_id: sql<string>`auth.uid()`,
        character_id: character.id,
        status: 'completed',
        width: SIZE,
        height: SIZE,
        metadata: JSON.stringify({ [NOTED_KEY]: { sha256, size, type } }),
      });
      return insertTake(trx, {
        medium: 'image',
        generation,
        element: character.id,
        script,
        origin: 'generated',
        madeFrom: { portrait: character.id, ...inputsOf(provider, picture) },
        chosen: true,
      });
    });
    return { take, prompt: picture.prompt, ...(await till.close()) };
  } catch (error) {
    await till.close().catch(() => undefined);
    throw error;
  }
}
