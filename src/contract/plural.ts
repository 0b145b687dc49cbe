const NUMBERS = new Intl.NumberFormat('en');

/** "1 chapter", "12 chapters", "1,200 words". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${NUMBERS.format(count)} ${count === 1 ? one : many}`;
}
