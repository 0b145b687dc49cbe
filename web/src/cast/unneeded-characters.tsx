import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CastMemberItem, UnneededCharacter } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { unneededQuery } from '../data/cast.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { tidyCast } from './change-character.ts';

interface UnneededCharactersProps {
  book: string;
  people: readonly CastMemberItem[];
}

/** Says where there are characters that a program made and that nobody needs. */
export function UnneededCharacters({ book, people }: UnneededCharactersProps) {
  const unneeded = useQuery(unneededQuery(book));
  const [asked, setAsked] = useState(false);
  const mayGo = new Set(people.filter(({ can }) => can.delete).map(({ id }) => id));
  const found = unneeded.data?.items.filter(({ id }) => mayGo.has(id)) ?? [];
  if (unneeded.data === undefined || found.length === 0) return null;
  return (
    <section
      aria-labelledby="unneeded"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-info bg-info-wash px-4 py-3"
    >
      <div className="min-w-0 grow basis-72">
        <h2 id="unneeded" className="font-medium">
          {plural(found.length, 'character')} that no script needs
        </h2>
        <p className="text-soft text-sm">No person made them, or confirmed them since.</p>
      </div>
      <Button size="sm" onClick={() => setAsked(true)}>
        Tidy up
      </Button>
      {asked && (
        <TidyDialog book={unneeded.data.book.id} found={found} onClose={() => setAsked(false)} />
      )}
    </section>
  );
}

interface TidyDialogProps {
  /** Id. */
  book: string;
  found: readonly UnneededCharacter[];
  onClose: () => void;
}

function TidyDialog({ book, found, onClose }: TidyDialogProps) {
  const [kept, setKept] = useState<readonly string[]>([]);
  const going = found.map(({ id }) => id).filter((id) => !kept.includes(id));
  const tidy = useMutation({ mutationFn: () => tidyCast(book, going), onSuccess: onClose });
  const keep = (id: string, goes: boolean) =>
    setKept(goes ? kept.filter((each) => each !== id) : [...kept, id]);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Characters that no script needs"
      confirm={`Remove ${plural(going.length, 'character')}`}
      danger
      disabled={going.length === 0}
      busy={tidy.isPending}
      error={tidy.error}
      onConfirm={() => tidy.mutate()}
    >
      <p className="text-soft">
        No cue of any version names them, nobody was linked to them, and nothing was made for them.
        What is removed cannot be brought back.
      </p>
      <ul aria-label="To be removed" className="flex flex-col gap-3">
        {found.map((each) => (
          <li key={each.id}>
            <CheckField
              label={<span dir="auto">{each.name}</span>}
              help={describeOrigin(each)}
              checked={!kept.includes(each.id)}
              onChecked={(goes) => keep(each.id, goes)}
            />
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

const MAKERS = {
  draft: 'Made by a draft',
  import: 'Made by an import',
  unknown: 'Made by an earlier version of this program',
} as const;

function describeOrigin({ made_by, chapter }: UnneededCharacter): string {
  return chapter === null ? MAKERS[made_by] : `${MAKERS[made_by]} of chapter ${chapter}`;
}
