import type { Transaction } from 'kysely';
import {
  AppError,
  EXPORT_FORMATS,
  type ExportFormat,
  type InputOf,
  type operations,
  SCREENPLAY_FORMATS,
  type ScriptDetail,
} from '../contract/index.ts';
import type { Tables } from '../db/tables.ts';
import type { Revision } from '../screenplay/revision/revise-elements.ts';
import { readScript } from './get-script.ts';

type Asked = InputOf<(typeof operations)['exportScript']>;
export type RevisionOptions = Pick<
  Asked,
  'since' | 'revision_colour' | 'revision_name' | 'revision_date'
>;

/**
 * What a script is a revision of, as it is asked for; undefined where it is not.
 * @throws AppError `invalid` for a format that marks none, for sides, for a revision of nothing
 */
export async function readRevision(
  trx: Transaction<Tables>,
  script: ScriptDetail,
  asked: RevisionOptions & Pick<Asked, 'format' | 'character'>,
): Promise<Revision | undefined> {
  refuseHalf(asked);
  if (asked.since === undefined) return undefined;
  const number = /^v?(\d+)$/i.exec(asked.since)?.[1];
  const since = number === undefined ? asked.since : script.handle.replace(/\d+$/, number);
  const { text } = await readScript(trx, since);
  const { revision_colour: colour, revision_name: name, revision_date: date } = asked;
  return {
    since: text,
    ...(colour === undefined ? {} : { colour }),
    ...(name === undefined ? {} : { name }),
    date: date ?? script.updated_at.slice(0, 'yyyy-mm-dd'.length),
  };
}

const marksRevisions = (format: ExportFormat) =>
  SCREENPLAY_FORMATS[format].heeds.includes('revision');

function refuseHalf({ since, format, character, ...about }: Parameters<typeof readRevision>[2]) {
  if (since === undefined) {
    const { revision_colour: colour, revision_name: name, revision_date: date } = about;
    if ((colour ?? name ?? date) === undefined) return;
    throw new AppError('invalid', 'a revision is named, and not what it is a revision of', {
      hint: 'Say since which version: its number, id or handle.',
    });
  }
  if (!marksRevisions(format)) {
    const able = EXPORT_FORMATS.filter(marksRevisions);
    throw new AppError('invalid', `${format} marks no revisions`, {
      hint: `Formats that do: ${able.join(', ')}.`,
      details: { format, formats: able },
    });
  }
  if (character !== undefined) {
    throw new AppError('invalid', 'sides are of one version, and a revision is of two', {
      hint: 'Ask for the one or for the other.',
    });
  }
}
