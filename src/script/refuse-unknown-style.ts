import { sql, type Transaction } from 'kysely';
import { AppError, DEFAULT_STYLE } from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import { nearest } from './nearest.ts';
import { knownStyles } from './styles.ts';

/**
 * For whatever makes a version: a misspelt style would begin a line of versions of its own.
 *
 * @throws AppError `script.unknown_style`, with the nearest known ones
 */
export async function refuseUnknownStyle(trx: Transaction<Tables>, style: string): Promise<void> {
  if (style === DEFAULT_STYLE) return;
  const { rows } = await sql<{ known: boolean }>`
    select exists (
      select from goldenrod.script_styles y where y.user_id = auth.uid() and y.name = ${style}
    ) or exists (select from public.scripts s where s.script_style = ${style}) as known`.execute(
    trx,
  );
  if (rows[0]?.known === true) return;
  const near = nearest(
    style,
    (await knownStyles(trx)).map(({ name }) => name),
  );
  throw new AppError('script.unknown_style', `there is no style "${style}" yet`, {
    hint: `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}? If it is a new one: goldenrod style add ${asWord(style)}, or POST /v1/styles`,
    details: { style, nearest: near },
  });
}

/** As a shell takes it. */
function asWord(text: string): string {
  const quoted = /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  return text.startsWith('-') ? `-- ${quoted}` : quoted;
}
