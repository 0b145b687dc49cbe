import { CircleCheck, History, PackageOpen, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Activation } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { versionName } from '../versions/version-name.ts';

type ByPart = Activation['counts']['missing'];

const NAMES: Record<keyof ByPart, [one: string, many: string]> = {
  video: ['video', 'videos'],
  image: ['picture', 'pictures'],
  audio: ['piece of audio', 'pieces of audio'],
};

/** `1 video, 12 pictures`; undefined where there is nothing. */
function describeParts(counts: ByPart): string | undefined {
  const parts = (Object.keys(NAMES) as (keyof ByPart)[])
    .filter((part) => counts[part] > 0)
    .map((part) => plural(counts[part], ...NAMES[part]));
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** What is made of a version, and what its activation changes about that, in sentences. */
export function ActivationPreview({ of }: { of: Activation }) {
  const { replaces, counts, stale, script } = of;
  const becomesStale = describeParts(counts.becomes_stale);
  const missing = describeParts(counts.missing);
  const current = describeParts(counts.current);
  return (
    <ul className="flex flex-col gap-2">
      <Fact icon={<History aria-hidden size={16} />}>
        {replaces === null
          ? script.status === 'active'
            ? 'It is the active version.'
            : 'No version is active now, so it takes nobody’s place.'
          : `${versionName(replaces)} leaves the air and returns to approved.`}
      </Fact>
      {stale && (
        <Fact warns icon={<TriangleAlert aria-hidden size={16} />}>
          It was made from another text of the chapter than the chapter has now.
        </Fact>
      )}
      {becomesStale !== undefined && replaces !== null && (
        <Fact warns icon={<TriangleAlert aria-hidden size={16} />}>
          {`Becomes stale: ${becomesStale} made for ${versionName(replaces)}. They stay usable.`}
        </Fact>
      )}
      {missing !== undefined && (
        <Fact warns icon={<PackageOpen aria-hidden size={16} />}>
          {`Missing for this version: ${missing}.`}
        </Fact>
      )}
      {current !== undefined && (
        <Fact
          icon={<CircleCheck aria-hidden size={16} />}
        >{`Made for it already: ${current}.`}</Fact>
      )}
    </ul>
  );
}

function Fact({ icon, warns = false, children }: FactProps) {
  return (
    <li className={warns ? 'flex gap-2 text-warn' : 'flex gap-2'}>
      <span className="mt-1 shrink-0">{icon}</span>
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

interface FactProps {
  icon: ReactNode;
  warns?: boolean;
  children: ReactNode;
}
