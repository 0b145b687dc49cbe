import type { Queryable } from '../../db/migration-files/history.ts';
import { findTaken, type TakenName } from '../../db/taken-names/find-taken.ts';
import { type MadeName, readMadeNames } from '../../db/taken-names/made-names.ts';
import { INTERIM_NAMES } from '../phase-1a/interim-names.ts';
import { AUDIO_FILE, IMAGES_FILE } from '../phase-1a/media-files.ts';
import { PHASE_1A_FILES } from '../phase-1a/phase-1a.ts';
import { SCRIPTS_FILE } from '../phase-1a/scripts-file.ts';
import type { Block } from './block.ts';

/**
 * Names that some files make and that are somebody else's here. `begun`: versions of the files that
 * have noted what they found, so that what has no shape of its own, a column for one, is ours.
 */
export async function findTakenNames(
  session: Queryable,
  versions: readonly string[],
  begun: readonly string[],
): Promise<Block[]> {
  const made = [...readMadeNames(), ...INTERIM_NAMES].filter(
    (name) =>
      versions.includes(name.version) &&
      !isProvidedFor(name) &&
      !(
        begun.includes(name.version) &&
        (name.space === 'column' || name.shape === null || isPrepared(name))
      ),
  );
  const taken = await findTaken(session, made, { begun: begun.length > 0 });
  return taken.map(blockOf);
}

const MEDIA = [IMAGES_FILE.version, AUDIO_FILE.version];
const PLAN = [SCRIPTS_FILE.version, ...MEDIA];

/** The plan's columns are judged by their type, and its policies are noted and put back. */
function isProvidedFor({ space, name, version }: MadeName): boolean {
  if (space === 'column')
    return PLAN.includes(version) && !INTERIM_NAMES.some((one) => one.name === name);
  return space === 'policy' && MEDIA.includes(version);
}

/** Before the swap an index that `--online` builds ahead is on the column that becomes the status. */
function isPrepared({ name, version }: MadeName): boolean {
  const file = PHASE_1A_FILES.find((one) => one.version === version);
  return file?.costly?.prepared.indexes.some((index) => name === `public.${index}`) ?? false;
}

function blockOf(taken: TakenName): Block {
  const { name, kind, on, space, version } = taken;
  return {
    kind: 'taken',
    name,
    found: `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}${on !== null && space === 'object' ? ` on ${on}` : ''} that is not ours`,
    expected: 'nothing by this name, which the migration makes',
    version,
    remedy: `Rename it, and wherever it is used: \`${rename(taken)}\``,
  };
}

function rename({ space, name, own, kind, on }: TakenName): string {
  const other = own.startsWith('"') ? `"app ${own.slice(1)}` : `app_${own}`;
  switch (space) {
    case 'column':
    case 'constraint':
      return `alter table ${on} rename ${space} ${own} to ${other}`;
    case 'trigger':
    case 'policy':
      return `alter ${space} ${own} on ${on} rename to ${other}`;
    case 'object':
      return `alter ${ALTERED_AS[kind] ?? kind} ${name} rename to ${other}`;
    default:
      return `alter ${kind} ${name} rename to ${other}`;
  }
}

const ALTERED_AS: Record<string, string> = {
  'composite type': 'type',
  enum: 'type',
};
