/** Novels of one author, by what their folders are called, so that an author can be left out whole. */
const AUTHORS: readonly (readonly string[])[] = [
  ['Emma', 'NorthangerAbbey', 'PrideAndPrejudice', 'SenseAndSensibility'],
  ['HardTimes', 'OliverTwist'],
  ['HowardsEnd', 'WhereAngelsFearToTread'],
];

/** What novels of one author share; a novel that is not listed is alone. */
export function authorOf(novel: string): string {
  return AUTHORS.find((novels) => novels.includes(novel))?.[0] ?? novel;
}
