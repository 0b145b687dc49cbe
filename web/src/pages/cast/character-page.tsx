import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { CastMemberDetail, CastMemberItem } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { Appearances } from '../../cast/appearances.tsx';
import { MediaBadges } from '../../cast/cast-row.tsx';
import { removeAlias } from '../../cast/change-character.ts';
import { CharacterChanges } from '../../cast/character-changes.tsx';
import { CharacterMedia } from '../../cast/character-media.tsx';
import { AliasDialog, CharacterMenu } from '../../cast/character-menu.tsx';
import { SaidByChapter } from '../../cast/said-by-chapter.tsx';
import { useCommands } from '../../commands/command-store.ts';
import { castMemberQuery, castQuery } from '../../data/cast.ts';
import { isNotFound } from '../../data/is-not-found.ts';
import { toastError } from '../../data/toast-error.ts';
import { NotFoundState } from '../../layout/not-found-state.tsx';
import { Page } from '../../layout/page.tsx';
import { usePlace } from '../../layout/place.ts';
import { classes } from '../../ui/classes.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

export const Route = createLazyRoute('/books/$book/cast/$character')({ component: CharacterPage });

function CharacterPage() {
  const { book, character } = Route.useParams();
  const person = useQuery(castMemberQuery(character));
  if (person.isPending) return <Skeleton className="mx-auto mt-8 h-64 w-full max-w-5xl" />;
  if (isNotFound(person.error)) return <NotFoundState what="character" />;
  if (person.error !== null) {
    return (
      <div className="mx-auto w-full max-w-5xl px-4 py-8">
        <ErrorState
          error={person.error}
          title="The character could not be loaded"
          onRetry={() => void person.refetch()}
        />
      </div>
    );
  }
  return <Character book={book} person={person.data} />;
}

function Character({ book, person }: { book: string; person: CastMemberDetail }) {
  const navigate = useNavigate();
  const cast = useQuery(castQuery(book));
  const others = cast.data?.items.filter(({ id }) => id !== person.id) ?? [];
  const toBook = `/books/${encodeURIComponent(book)}`;
  usePlace([
    { label: 'Books', to: '/' },
    { label: person.book.title, to: toBook },
    { label: 'Cast', to: `${toBook}/cast` },
    { label: person.name },
  ]);
  return (
    <Page
      title={person.name}
      about={`${plural(person.lines, 'line')} · ${plural(person.words, 'word')} · in ${plural(person.scripts, 'version')}`}
      actions={
        <CharacterMenu
          person={person}
          others={others}
          onDeleted={() => void navigate({ to: '/books/$book/cast', params: { book } })}
        />
      }
    >
      <div className="flex flex-col gap-3">
        <MediaBadges person={person} />
        <Aliases person={person} />
      </div>
      <SaidByChapter book={book} person={person} />
      <CharacterMedia person={person} />
      <Appearances book={book} person={person} />
      <CharacterChanges book={book} person={person} />
    </Page>
  );
}

function Aliases({ person }: { person: CastMemberItem }) {
  const [adds, setAdds] = useState(false);
  useCommands(
    person.can.change
      ? [
          {
            id: 'add-alias',
            title: 'Add another name',
            group: 'Cast',
            keys: 'c n',
            words: 'alias cue',
            run: () => setAdds(true),
          },
        ]
      : [],
  );
  return (
    <section aria-label="Other names" className="flex flex-wrap items-center gap-2">
      <ul className="contents">
        {person.aliases.map((alias) => (
          <Alias key={alias} person={person} alias={alias} />
        ))}
        {person.chapter_aliases.map(({ alias, chapter }) => (
          <Alias key={`${chapter} ${alias}`} person={person} alias={alias} chapter={chapter} />
        ))}
      </ul>
      {person.can.change && (
        <button
          type="button"
          className="flex h-8 items-center gap-1 rounded-full border border-line-strong border-dashed px-3 text-sm text-soft hover:bg-sunk hover:text-ink"
          onClick={() => setAdds(true)}
        >
          <Plus aria-hidden size={14} />
          Another name
        </button>
      )}
      {adds && <AliasDialog person={person} onClose={() => setAdds(false)} />}
    </section>
  );
}

interface AliasProps {
  person: CastMemberItem;
  alias: string;
  /** The one in which it holds. */
  chapter?: number;
}

function Alias({ person, alias, chapter }: AliasProps) {
  const where = chapter === undefined ? '' : ` in chapter ${chapter}`;
  return (
    <li
      className={classes(
        'flex h-8 max-w-full items-center gap-1 rounded-full border border-line-strong bg-raised pl-3 text-sm',
        person.can.change ? 'pr-1' : 'pr-3',
      )}
    >
      <span className="truncate" dir="auto">
        {alias}
      </span>
      {chapter !== undefined && <span className="shrink-0 text-soft">in chapter {chapter}</span>}
      {person.can.change && (
        <button
          type="button"
          aria-label={`Remove ${alias}${where}`}
          className="flex size-6 shrink-0 items-center justify-center rounded-full text-soft hover:bg-sunk hover:text-ink"
          onClick={() =>
            removeAlias(person, alias, chapter).catch((error) =>
              toastError(`${alias} was not removed`, error),
            )
          }
        >
          <X aria-hidden size={14} />
        </button>
      )}
    </li>
  );
}
