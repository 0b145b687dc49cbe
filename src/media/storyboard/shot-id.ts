import { uuidOf } from '../../screenplay/elements/new-identities.ts';

/** Gives shots their identities: of the element that a shot is of, the first, second ... of it. */
export function shotIds(): (element: string) => string {
  const given = new Map<string, number>();
  return (element) => {
    const nth = given.get(element) ?? 0;
    given.set(element, nth + 1);
    return uuidOf(`shot\n${nth}\n${element}`);
  };
}
