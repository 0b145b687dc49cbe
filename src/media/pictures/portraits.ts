import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { NOTED_KEY } from '../noted-file.ts';

/** A portrait of a character: a take whose element is the character. */
export interface Portrait {
  take: string;
  character: string;
  sha256: string;
  type: string;
  /** What its engine was told; null of a picture of a person's own. */
  prompt: string | null;
  chosen_at: string | null;
}

/** The portraits of characters, of each the one that was chosen last first. */
export async function listPortraits(
  trx: Transaction<Tables>,
  characters: readonly string[],
): Promise<Portrait[]> {
  const { rows } = await sql<Omit<Portrait, 'chosen_at'> & { chosen_at: Date | null }>`
    select t.id as take, t.element_id as character, f.sha256, f.type, t.made_from ->> 'prompt' as prompt, t.chosen_at
    from goldenrod.takes t
    join public.image_generations i on i.id = t.image_id
    join public.media_files f
      on f.user_id = t.user_id and f.sha256 = i.metadata -> ${sql.lit(NOTED_KEY)} ->> 'sha256'
    where t.user_id = auth.uid() and t.medium = 'image' and t.element_id = any(${[...characters]}::uuid[])
    order by t.element_id, t.chosen_at desc nulls last, t.created_at desc, t.id`.execute(trx);
  return rows.map((row) => ({ ...row, chosen_at: row.chosen_at?.toISOString() ?? null }));
}

/** The portrait that goes along with every picture of a character; of whom none was chosen, none does. */
export async function chosenPortraits(
  trx: Transaction<Tables>,
  characters: readonly string[],
): Promise<Map<string, Portrait>> {
  const chosen = new Map<string, Portrait>();
  for (const portrait of await listPortraits(trx, characters)) {
    if (portrait.chosen_at !== null && !chosen.has(portrait.character)) {
      chosen.set(portrait.character, portrait);
    }
  }
  return chosen;
}
