import { Link } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import type { CastingReport, ScriptItem } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { Button } from '../ui/button.tsx';
import { searchOf } from '../versions/version-name.ts';
import type { ChapterPlace } from '../versions/version-row.tsx';
import type { Person } from './character-list.tsx';
import { ChooseCharacter } from './choose-character.tsx';
import { useCastCue } from './use-cast-cue.ts';

type Cue = CastingReport['uncast'][number];

interface UncastCuesProps {
  place: ChapterPlace;
  script: ScriptItem;
  cues: readonly Cue[];
  people: readonly Person[];
}

/** The cues that lead to nobody, in red; each is cast by one click. */
export function UncastCues({ place, script, cues, people }: UncastCuesProps) {
  return (
    <section aria-labelledby="uncast" className="rounded-lg border border-bad bg-bad-wash">
      <h2 id="uncast" className="px-4 pt-3 font-semibold text-bad">
        {plural(cues.length, 'uncast cue')}
      </h2>
      <ul>
        {cues.map((cue) => (
          <li
            key={cue.cue}
            className="flex flex-wrap items-center justify-between gap-3 border-line border-b px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0">
              <p className="break-words font-medium font-mono text-bad" dir="auto">
                {cue.cue}
              </p>
              <p className="text-sm">
                {`${plural(cue.lines, 'line')} · ${plural(cue.words, 'word')} · `}
                <Link
                  to="/books/$book/chapters/$number"
                  params={place}
                  search={{ ...searchOf(script), line: cue.first_line }}
                  className="rounded-sm underline underline-offset-4"
                >
                  line {cue.first_line}
                </Link>
              </p>
            </div>
            {script.can.cast && <CueActions script={script} cue={cue} people={people} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CueActionsProps {
  script: ScriptItem;
  cue: Cue;
  people: readonly Person[];
}

function CueActions({ script, cue, people }: CueActionsProps) {
  const cast = useCastCue();
  const to = (to: { id: string } | { newName: string }) =>
    cast.mutate({ script: script.id, cue: cue.cue, to });
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        busy={cast.isPending}
        icon={<UserPlus aria-hidden size={16} />}
        onClick={() => to({ newName: cue.name })}
        className="max-w-56"
      >
        <span className="truncate" dir="auto">
          Create {cue.name}
        </span>
      </Button>
      {people.length > 0 && (
        <ChooseCharacter
          label={`Attach ${cue.cue}`}
          people={people}
          likely={cue.candidates.map(({ id }) => id)}
          disabled={cast.isPending}
          onChoose={to}
        />
      )}
    </div>
  );
}
