import { authorOf } from './authors.ts';

/** How novels are left out together: each alone, all of an author, or in so many folds. */
export interface LeftOut {
  'by-author': boolean;
  folds?: string | undefined;
}

/** The group of a novel that is left out together with it. */
export function leftOutWith(
  { folds, 'by-author': byAuthor }: LeftOut,
  novels: readonly { name: string }[],
): (novel: { name: string }) => string {
  const names = [...new Set(novels.map(({ name }) => name))];
  if (folds !== undefined) return ({ name }) => String(names.indexOf(name) % Number(folds));
  return ({ name }) => (byAuthor ? authorOf(name) : name);
}

export function leftOutInWords({ folds, 'by-author': byAuthor }: LeftOut): string {
  if (folds !== undefined) return `in ${folds} folds, each with its novels left out`;
  return byAuthor ? 'each author left out' : 'each novel left out';
}
