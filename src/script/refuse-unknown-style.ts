import { sql, type Transaction } from 'kysely';
import { AppError } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { nearest } from './nearest.ts';
import { SHIPPED_STYLES, shippedSettings } from './shipped-styles.ts';

/**
 * For whatever makes a version: a misspelt style would begin a line of versions of its own.
 *
 * @throws AppError `script.unknown_style`, with the nearest known ones
 */
export async function refuseUnknownStyle(trx: Transaction<Tables>, style: string): Promise<void> {
  if (shippedSettings(style) !== undefined) return;
  const { rows } = await sql<{ known: boolean }>`
    select exists (
      select from goldenrod.script_styles y where y.user_id = auth.uid() and y.name = ${style}
    ) or exists (select from public.scripts s where s.script_style = ${style}) as known`.execute(
    trx,
  );
  if (rows[0]?.known === true) return;
  const near = nearest(style, await namesOfStyles(trx));
  throw new AppError('script.unknown_style', `there is no style "${style}" yet`, {
    hint: `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}? If it is a new one: goldenrod style add ${asWord(style)}, or POST /v1/styles`,
    details: { style, nearest: near },
  });
}

async function namesOfStyles(trx: Transaction<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select y.name::text from goldenrod.script_styles y where y.user_id = auth.uid()
    union
    select s.script_style::text from public.scripts s`.execute(trx);
  const names = rows.map(({ name }) => name).filter((name) => name !== '' && name === name.trim());
  return [...new Set([...SHIPPED_STYLES, ...names])].sort();
}

/** As a shell takes it. */
function asWord(text: string): string {
  const quoted = /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  return text.startsWith('-') ? `-- ${quoted}` : quoted;
}
