import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { CharacterChange, CharacterItem } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { characterChangesQuery } from '../data/cast.ts';
import { useNameOf } from '../data/me.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { RevisionChip } from '../versions/revision-chip.tsx';
import { searchOf } from '../versions/version-name.ts';
import { undoCharacterChange } from './change-character.ts';
import { describeLeft } from './describe-cues.ts';

/** Between the names before and after. */
const DID = { rename: 'became', merge: 'was merged into' } as const;

interface CharacterChangesProps {
  book: string;
  person: Pick<CharacterItem, 'id' | 'name' | 'can'>;
}

/** The renames and merges of a character that hold, newest first, and what an undo left of others. */
export function CharacterChanges({ book, person }: CharacterChangesProps) {
  const changes = useQuery(characterChangesQuery(person.id));
  if (changes.isPending) return null;
  if (changes.error !== null) {
    return (
      <ErrorState
        error={changes.error}
        title="The renames and merges could not be loaded"
        onRetry={() => void changes.refetch()}
      />
    );
  }
  const shown = changes.data.items.filter(
    (change) => change.undone_at === null || describeLeft(change) !== undefined,
  );
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="changes" className="flex flex-col gap-2">
      <h2 id="changes" className="font-semibold font-serif text-xl">
        Renames and merges
      </h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-raised shadow-low">
        {shown.map((change) => (
          <Change key={change.id} book={book} person={person} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Change({ book, person, change }: CharacterChangesProps & { change: CharacterChange }) {
  const nameOf = useNameOf();
  const { kind, from, to, changed_by, changed_at, undone_at } = change;
  const isNewest = kind === 'merge' || to === person.name;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 border-line border-b px-4 py-3 last:border-b-0">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="break-words font-medium">
          <span dir="auto">{from}</span> {DID[kind]} <span dir="auto">{to}</span>
        </p>
        <p className="text-soft text-sm">
          {nameOf(changed_by)} · <Moment at={changed_at} />
        </p>
        {undone_at === null ? (
          <ChangedVersions book={book} change={change} />
        ) : (
          <p className="break-words text-soft text-sm">
            Undone <Moment at={undone_at} />. {describeLeft(change)}
          </p>
        )}
      </div>
      {person.can.change &&
        undone_at === null &&
        (isNewest ? (
          <UndoChange change={change} />
        ) : (
          <p className="text-soft text-sm">Can be undone after the newer rename</p>
        ))}
    </li>
  );
}

interface ChangedVersionsProps {
  book: string;
  change: CharacterChange;
}

function ChangedVersions({ book, change: { cues } }: ChangedVersionsProps) {
  if (cues.length === 0) return null;
  return (
    <>
      <p className="text-soft text-sm">With its cues in {plural(cues.length, 'version')}</p>
      <ul className="flex flex-wrap gap-2">
        {cues.map((each) => (
          <li key={each.script_id}>
            <Link
              to="/books/$book/chapters/$number"
              params={{ book, number: String(each.chapter) }}
              search={searchOf(each)}
              className="flex items-center gap-2 rounded-md border border-line px-2 py-1 text-sm hover:border-line-strong"
            >
              Chapter {each.chapter}
              <RevisionChip of={each} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function UndoChange({ change }: { change: CharacterChange }) {
  const { id, kind, from, to, cues } = change;
  const [asked, setAsked] = useState(false);
  const undo = useMutation({
    mutationFn: () => undoCharacterChange(id),
    onSuccess: () => setAsked(false),
  });
  const ask = () => {
    undo.reset();
    setAsked(true);
  };
  return (
    <>
      <Button
        size="sm"
        icon={<Undo2 aria-hidden size={16} />}
        aria-label={`Undo: ${from} ${DID[kind]} ${to}`}
        onClick={ask}
      >
        Undo
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={kind === 'rename' ? 'Undo this rename?' : 'Undo this merge?'}
        confirm="Undo"
        busy={undo.isPending}
        error={undo.error}
        onConfirm={() => undo.mutate()}
      >
        <p>
          {kind === 'rename' ? (
            <>
              <span dir="auto">{to}</span> is called <span dir="auto">{from}</span> again.
            </>
          ) : (
            <>
              <span dir="auto">{from}</span> becomes a character of its own again, with its names,
              casts, pictures and voices.
            </>
          )}
        </p>
        {cues.length > 0 && (
          <p className="text-soft">
            Drafts get their old cues back, and versions that were made for it are deleted. What was
            edited or judged since stays as it is.
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}
