import { sql, type Transaction } from 'kysely';
import {
  AppError,
  DEFAULT_STYLE,
  type Page,
  type Style,
  StyleSettings,
  type StyleToAdd,
} from '../contract/index.ts';
import type { Road } from '../db/road.ts';
import type { Tables } from '../db/tables.ts';
import { refuseUnknownStyle } from './refuse-unknown-style.ts';
import { SHIPPED_STYLES, settingsOrUsual, shippedSettings } from './shipped-styles.ts';

/** The styles that the caller knows, by name: the shipped ones, those of their scripts, those they added. */
export function listStyles(road: Road): Promise<Page<Style>> {
  return road.look(async (trx) => ({ items: await knownStyles(trx), next: null }));
}

/** @throws AppError `not_found` */
export function getStyle(road: Road, { style: name }: { style: string }): Promise<Style> {
  return road.look(async (trx) => {
    const [style] = await knownStyles(trx, name);
    if (style !== undefined) return style;
    throw new AppError('not_found', `there is no style "${name}"`, {
      hint: 'goldenrod style list, or GET /v1/styles, names those that you have.',
    });
  });
}

/** What drafts and evaluations of a style go by: the account's own, else what is shipped, else the usual. */
export async function findSettings(
  trx: Transaction<Tables>,
  style: string,
): Promise<StyleSettings> {
  return (await ownSettings(trx, style)) ?? settingsOrUsual(style);
}

/**
 * Adds a style for versions to come. By its name alone, one that is known stays as it is; settings
 * replace those that the account had for it.
 *
 * @throws AppError `script.unknown_style` where it is to be like one that is not known
 */
export function addStyle(road: Road, { name, like, settings }: StyleToAdd): Promise<Style> {
  return road.commit(async (trx) => {
    await trx
      .insertInto('goldenrod.script_styles')
      .values({ name })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (like !== undefined || settings !== undefined) {
      const base = (await findStyle(trx, like ?? DEFAULT_STYLE)).settings;
      const given = Object.entries(settings ?? {}).filter(([, value]) => value !== undefined);
      const own = JSON.stringify({ ...base, ...Object.fromEntries(given) });
      await sql`
        insert into goldenrod.style_settings (name, settings) values (${name}, ${own}::jsonb)
        on conflict on constraint style_settings_pkey do update set settings = excluded.settings`.execute(
        trx,
      );
    }
    return findStyle(trx, name);
  });
}

async function findStyle(trx: Transaction<Tables>, name: string): Promise<Style> {
  await refuseUnknownStyle(trx, name);
  const [style] = await knownStyles(trx, name);
  if (style === undefined) throw new Error(`style "${name}" is known and is not listed`);
  return style;
}

/** All of them, or the one of a name. */
async function knownStyles(trx: Transaction<Tables>, name?: string): Promise<Style[]> {
  const wanted = name === undefined ? sql`true` : sql`k.name = ${name}`;
  const { rows } = await sql<{ name: string; scripts: number; settings: unknown }>`
    select k.name, sum(k.scripts)::integer as scripts,
      (select o.settings from goldenrod.style_settings o where o.user_id = auth.uid() and o.name = k.name) as settings
    from (
      select unnest(${[...SHIPPED_STYLES]}::text[]) as name, 0 as scripts
      union all
      select y.name::text, 0 from goldenrod.script_styles y where y.user_id = auth.uid()
      union all
      select s.script_style::text, count(*) filter (where s.deleted_at is null)
      from public.scripts s group by 1
    ) k
    -- What old code wrote may have a name that nobody can ask for: none, or one with a space at its end.
    where ${wanted} and k.name <> '' and k.name = btrim(k.name)
    group by k.name order by k.name`.execute(trx);
  return rows.map(({ settings, ...style }) => {
    const own = settings === null ? null : heldSettings(style.name, settings);
    const source = own !== null ? 'account' : shippedSettings(style.name) ? 'shipped' : 'name';
    return { ...style, source, settings: own ?? settingsOrUsual(style.name) };
  });
}

async function ownSettings(
  trx: Transaction<Tables>,
  name: string,
): Promise<StyleSettings | undefined> {
  const row = await trx
    .selectFrom('goldenrod.style_settings')
    .select('settings')
    .where('user_id', '=', sql<string>`auth.uid()`)
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? undefined : heldSettings(name, row.settings);
}

/** SQL can write whatever it likes: what is no style is refused where it is used. */
function heldSettings(style: string, stored: unknown): StyleSettings {
  const held = StyleSettings.safeParse(stored);
  if (held.success) return held.data;
  const [issue] = held.error.issues;
  throw new AppError(
    'invalid',
    `the stored settings of style "${style}" are no settings: ${issue?.path.join('.')}: ${issue?.message}`,
    { hint: `Give it whole ones: goldenrod style add ${style} --like ${DEFAULT_STYLE}` },
  );
}
