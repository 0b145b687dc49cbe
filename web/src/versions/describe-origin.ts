import type { TimelineVersion } from '../../../src/contract/index.ts';

const ORIGINS: Record<TimelineVersion['origin'], string> = {
  import: 'Imported',
  draft: 'Drafted from the chapter',
  model: 'Drafted by a model',
  edit: 'Written',
  restore: 'Restored',
  legacy: 'From before versions were kept',
};

/** How a version was made, and from which: `Restored from v2`. */
export function describeOrigin({ origin, parent_version }: TimelineVersion): string {
  return parent_version === null
    ? ORIGINS[origin]
    : `${origin === 'edit' ? 'Edited' : ORIGINS[origin]} from v${parent_version}`;
}
