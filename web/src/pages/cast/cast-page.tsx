import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { UserPlus, Users } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { CastMemberItem } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import type { CastSearch } from '../../app/cast-search.ts';
import { CastFilter } from '../../cast/cast-filter.tsx';
import { CastRow } from '../../cast/cast-row.tsx';
import { createCharacter } from '../../cast/change-character.ts';
import { filterCast } from '../../cast/filter-cast.ts';
import { FoundInBook } from '../../cast/found/found-in-book.tsx';
import { NameDialog } from '../../cast/name-dialog.tsx';
import { UnneededCharacters } from '../../cast/unneeded-characters.tsx';
import { useCommands } from '../../commands/command-store.ts';
import { castQuery } from '../../data/cast.ts';
import { isNotFound } from '../../data/is-not-found.ts';
import { usePlace } from '../../layout/place.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const LooksSection = lazy(() => import('../../cast/looks/looks-section.tsx'));
const VoicesSection = lazy(() => import('../../cast/voices/voices-section.tsx'));

export const Route = createLazyRoute('/books/$book/tabs/cast')({ component: CastPage });

function CastPage() {
  const { book } = Route.useParams();
  const cast = useQuery(castQuery(book));
  const [adds, setAdds] = useState(false);
  usePlace([
    { label: 'Books', to: '/' },
    { label: cast.data?.book.title ?? 'Book', to: `/books/${encodeURIComponent(book)}` },
    { label: 'Cast' },
  ]);
  useCommands([
    {
      id: 'add-character',
      title: 'Add a character',
      group: 'Cast',
      keys: 'c a',
      run: () => setAdds(true),
    },
  ]);
  if (cast.isPending) return <Skeleton className="h-64" />;
  if (cast.error !== null) {
    if (isNotFound(cast.error)) return null;
    return (
      <ErrorState
        error={cast.error}
        title="The cast could not be loaded"
        onRetry={() => void cast.refetch()}
      />
    );
  }
  const add = (
    <Button icon={<UserPlus aria-hidden size={16} />} onClick={() => setAdds(true)}>
      Add a character
    </Button>
  );
  return (
    <>
      <FoundInBook book={book} people={cast.data.items} />
      {cast.data.items.length === 0 ? (
        <EmptyState icon={<Users aria-hidden size={24} />} title="Nobody yet" action={add}>
          Characters come by confirming who was found, or with the first script.
        </EmptyState>
      ) : (
        <CastList book={book} people={cast.data.items} action={add} />
      )}
      <Suspense fallback={<Skeleton className="mt-8 h-40" />}>
        <LooksSection book={book} />
      </Suspense>
      <Suspense fallback={<Skeleton className="mt-8 h-40" />}>
        <VoicesSection book={book} />
      </Suspense>
      {adds && (
        <NameDialog
          title="Add a character"
          label="Name"
          confirm="Add"
          onName={(name) => createCharacter(book, name)}
          onClose={() => setAdds(false)}
        />
      )}
    </>
  );
}

interface CastListProps {
  book: string;
  people: readonly CastMemberItem[];
  action: ReactNode;
}

function CastList({ book, people, action }: CastListProps) {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const shown = filterCast(people, search);
  const change = (part: CastSearch) =>
    void navigate({ search: { ...search, ...part }, replace: true });
  return (
    <div className="flex flex-col gap-4">
      <UnneededCharacters book={book} people={people} />
      <div className="flex flex-wrap items-end justify-between gap-3">
        <CastFilter people={people} search={search} onChange={change} />
        {action}
      </div>
      <p aria-live="polite" className="text-soft text-sm">
        {shown.length === people.length
          ? plural(people.length, 'character')
          : `${shown.length} of ${plural(people.length, 'character')}`}
      </p>
      {shown.length === 0 ? (
        <EmptyState
          title={
            search.find && !search.show && !search.chapter
              ? `Nobody is called “${search.find.trim()}”`
              : 'Nobody is like that'
          }
        />
      ) : (
        <ul
          aria-label="Characters"
          className="overflow-hidden rounded-lg border border-line bg-raised shadow-low"
        >
          {shown.map((person) => (
            <CastRow
              key={person.id}
              book={book}
              person={person}
              others={people.filter(({ id }) => id !== person.id)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
