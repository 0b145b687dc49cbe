import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BookLook } from '../../../../src/contract/index.ts';
import { portraitQuery } from '../../data/looks.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

/** A character's face, as panels have it. */
export function Portrait({ book, person }: { book: string; person: BookLook }) {
  const drawn = useQuery(portraitQuery(book, person));
  const [source, setSource] = useState<string>();
  const file = drawn.data;
  useEffect(() => {
    if (file === undefined) return;
    const made = URL.createObjectURL(file);
    setSource(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (drawn.error !== null) {
    return (
      <p role="alert" className="w-40 text-bad text-sm">
        The portrait could not be drawn: {drawn.error.message}
      </p>
    );
  }
  if (source === undefined) return <Skeleton className="size-40" />;
  return (
    <img
      src={source}
      alt={`Portrait of ${person.character.name}`}
      className="size-40 shrink-0 rounded-md border border-line"
    />
  );
}
