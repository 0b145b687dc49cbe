import { sql } from 'kysely';
import { findBook } from '../../book/find-book.ts';
import { findCharacter } from '../../cast/find-character.ts';
import { type Look, NO_LOOK } from '../../cast/look/look.ts';
import { AppError } from '../../contract/error.ts';
import type { Take } from '../../contract/index.ts';
import type { Estimate } from '../../contract/spend.ts';
import { findProvider, imagesOf } from '../../provider/engines-of.ts';
import type { Provider } from '../../provider/provider.ts';
import { estimate, type Work } from '../../provider/spend/estimate.ts';
import type { Cost, Spending } from '../../provider/spend/spend-rows.ts';
import { findScript } from '../../script/find-script.ts';
import type { MediaRoad } from '../media-road.ts';
import { withTill } from '../network/ask-by-till.ts';
import type { Sent } from '../network/sent.ts';
import { storePicture } from '../takes/store-picture.ts';
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
  provider: Provider;
  picture: WantedPicture;
  work: Work;
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
    provider,
    picture,
    work,
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
  const { spending } = options;
  const planned = await planPortrait(road, options, spending.currency);
  const { character, script, provider, picture, work } = planned;
  const order = { script, purpose: 'image', work: [work] } as const;
  const { made, sent, cost } = await withTill(road, order, spending, async (till) => {
    const file = await askForPicture(road, till, provider, picture);
    return road.commit((trx) =>
      storePicture(trx, {
        element: character.id,
        character: character.id,
        description: null,
        script,
        width: SIZE,
        height: SIZE,
        file,
        madeFrom: { portrait: character.id, ...inputsOf(provider, picture) },
        chosen: true,
      }),
    );
  });
  return { take: made, prompt: picture.prompt, sent, cost };
}
