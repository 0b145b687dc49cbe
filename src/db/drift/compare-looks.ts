import { sameMeaning } from '../verify/same-meaning.ts';
import type { Look, LookedAt } from './look.ts';

/** What differs between two looks, sorted by what it belongs to. */
export interface Drift {
  added: LookedAt[];
  removed: LookedAt[];
  changed: (Omit<LookedAt, 'definition'> & { was: string; is: string })[];
}

export function compareLooks(before: Look, after: Look): Drift {
  const was = new Map(before.objects.map((object) => [keyOf(object), object]));
  const is = new Map(after.objects.map((object) => [keyOf(object), object]));
  return {
    added: sorted([...is].flatMap(([key, object]) => (was.has(key) ? [] : object))),
    removed: sorted([...was].flatMap(([key, object]) => (is.has(key) ? [] : object))),
    changed: sorted(
      [...is].flatMap(([key, { definition, ...object }]) => {
        const old = was.get(key);
        if (old === undefined || sameMeaning(old.definition, definition)) return [];
        return { ...object, was: old.definition, is: definition };
      }),
    ),
  };
}

export function isDrift({ added, removed, changed }: Drift): boolean {
  return added.length + removed.length + changed.length > 0;
}

type Named = Omit<LookedAt, 'definition'>;

function keyOf({ kind, parent, name }: Named): string {
  return `${kind} ${parent} ${name}`;
}

function sorted<T extends Named>(objects: T[]): T[] {
  const place = ({ parent, kind, name }: Named) => `${parent} ${kind} ${name}`;
  return objects.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
