import { Link } from '@tanstack/react-router';
import { AudioLines, ImageIcon } from 'lucide-react';
import type { CastingReport, ScriptItem } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { useAddToCast } from './use-cast-cue.ts';

interface CastRolesProps {
  book: string;
  script: ScriptItem;
  roles: CastingReport['roles'];
}

/** Who speaks in a version, in order of first speech, and what each still lacks. */
export function CastRoles({ book, script, roles }: CastRolesProps) {
  const add = useAddToCast(script.id);
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" className="mb-2 font-semibold">
        {plural(roles.length, 'role')}
      </h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-raised shadow-low">
        {roles.map((role) => (
          <li
            key={role.id}
            className="flex flex-wrap items-center justify-between gap-3 border-line border-b px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0">
              <Link
                to="/books/$book/cast/$character"
                params={{ book, character: role.id }}
                className="rounded-sm font-medium hover:underline"
                dir="auto"
              >
                {role.name}
              </Link>
              <p className="text-soft text-sm">
                <span dir="auto">{role.cues.join(', ')}</span>
                {` · ${plural(role.lines, 'line')} · ${plural(role.words, 'word')}`}
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-2">
              {!role.has_voice && (
                <Badge tone="warn">
                  <AudioLines aria-hidden size={13} /> No voice
                </Badge>
              )}
              {!role.has_sheet && (
                <Badge tone="warn">
                  <ImageIcon aria-hidden size={13} /> No sheet
                </Badge>
              )}
              {!role.in_cast && script.can.cast && (
                <Button size="sm" busy={add.isPending} onClick={() => add.mutate(role)}>
                  Put into the cast
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
