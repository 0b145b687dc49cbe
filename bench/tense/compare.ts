/** How a sentence that was put into the present stands to the marked one. */
export type Outcome = 'exact' | 'variant' | 'past' | 'wrong';

/** "{is/were}" in a marked sentence: either is right. */
const CHOICE = /\{([^}]*)\}/;

/**
 * Compares what a converter gave (null: it left the sentence alone) with the marked present, or with
 * "leave". "past": some verb that should have been turned was not, and nothing else is wrong.
 */
export function compare(past: string, marked: string, given: string | null): Outcome {
  const answer = given ?? past;
  if (marked === 'leave') return answer === past ? 'exact' : 'wrong';
  const right = choices(marked);
  if (right.includes(answer)) return 'exact';
  if (right.some((each) => plain(each) === plain(answer))) return 'variant';
  return right.some((each) => isLeftInPast(past, each, answer)) ? 'past' : 'wrong';
}

/** Every sentence that a marked one stands for. */
export function choices(marked: string): string[] {
  const found = CHOICE.exec(marked);
  if (found === null) return [marked];
  const [whole, either = ''] = found;
  return either.split('/').flatMap((each) => choices(marked.replace(whole, () => each)));
}

/** Without what makes no difference: contractions, "may" beside "might", the space inside "cannot". */
function plain(sentence: string): string {
  return sentence
    .replaceAll('’', "'")
    .replace(/\bcan't\b|\bcan not\b/gi, 'cannot')
    .replace(/n't\b/g, ' not')
    .replace(/\bmight\b/gi, 'may')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Word for word, the answer has either what is right or what stood there before. */
function isLeftInPast(past: string, right: string, answer: string): boolean {
  const [before, wanted, got] = [past, right, answer].map((each) => plain(each).split(' '));
  if (before === undefined || wanted === undefined || got === undefined) return false;
  if (got.length !== before.length || got.length !== wanted.length) return answer === past;
  return got.every((word, at) => word === wanted[at] || word === before[at]);
}
