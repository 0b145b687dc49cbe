import type { Language } from '../languages/language.ts';

/** The narration of the same paragraph on both sides of a quotation, up to the next ones. */
export interface Beside {
  /** The paragraph just before and just behind it, neighbours included. */
  head: string;
  tail: string;
  before: string;
  after: string;
  /** True where dashes fence the narration between this quotation and a neighbour. */
  fenced: boolean;
  /** The last character of the words quoted. */
  ends: string;
  /** True where another quotation of the same paragraph stands before it. */
  second: boolean;
}

const WINDOW = 120;
/** Words of a clause among which its verb must stand, from the quotation on. */
const NEAR = 6;
/** Words before the verb that may deny or suppose it. */
const REACH = 5;
/** "Could not help saying": what is denied is not the saying. */
const SAID_ALL_THE_SAME = new Set(
  'help resist refrain forbear avoid fail but except only more than save until till'.split(' '),
);
const MODALS = new Set('would could should might must'.split(' '));
const WISHES = new Set(
  `wanted wants wished wishes meant longed intended hoped about going refused tempted afraid forgot
  forgotten failed expected supposed ready dared wanting wishing meaning longing`.split(/\s+/),
);
/** These deny only what follows them at once: not "she said without turning". */
const WITHOUT = new Set(
  'without almost nearly sin sans ohne senza sem bez без zonder utan'.split(' '),
);
const SELVES = new Set('himself herself myself themselves itself'.split(' '));
/** Before a verb of thinking: a name, or what joins it to one. */
const LEADS_VERB = /^(?:\p{Lu}.*|and|then|often|sometimes|.+ly)$/u;
/** English words that may stand between a denial and its verb. */
const FILLER =
  /^(?:once|ever|even|have|had|has|did|do|to|would|could|should|really|quite|yet|actually|again|he|she|i|they|we|you|it|any|one|else|dare|dared|want|wanted|mean|meant|go|going|able|be|been|\p{L}+ly)$/u;
const STOP = /[.;:!?…,—–]/;

/** Thought in words, which nobody hears: "Come," she thought. */
export function isThought(beside: Beside, { thinks, pronouns }: Language): boolean {
  const lead = clauseBefore(beside.before);
  while (lead.length > 1 && (SELVES.has(lead.at(-1) ?? '') || lead.at(-1) === 'to')) lead.pop();
  if (thinks.has((lead.at(-1) ?? '').toLowerCase())) {
    const subject = lead.at(-2) ?? 'and';
    return LEADS_VERB.test(subject) || pronouns.has(subject.toLowerCase());
  }
  const tag = tagAfter(beside);
  const verb = tag.slice(0, 3).findIndex((word) => thinks.has(word));
  const next = tag[verb + 1];
  if (verb === -1) return false;
  return verb === 0
    ? next !== undefined
    : next === undefined || next === 'to' || next.endsWith('ly');
}

/** What somebody did not say, or might have said: "Nell never said", "if he had said". */
export function isSupposed(beside: Beside, language: Language): boolean {
  const lead = clauseBefore(beside.before).map((word) => word.toLowerCase());
  const verb = lead.findLastIndex((word) => utters(word, language));
  if (verb >= lead.length - NEAR && isDenied(lead, verb, language)) return true;
  const tag = tagAfter(beside).slice(0, NEAR);
  return isDenied(
    tag,
    tag.findIndex((word) => utters(word, language)),
    language,
    true,
  );
}

function utters(word: string, { says, saying }: Language): boolean {
  return says.has(word) || saying.has(word);
}

function isDenied(words: string[], verb: number, language: Language, inTag = false): boolean {
  if (verb === -1) return false;
  const lead = words.slice(Math.max(0, verb - REACH), verb);
  const rest = words.slice(verb + 1);
  const [next = ''] = rest;
  const denier = lead.findLastIndex((word) => language.denies.has(word) || /n['’]t$/.test(word));
  const denied = denier !== -1 && governs(lead[denier] ?? '', lead.slice(denier + 1), language);
  const behind =
    (language.code !== 'en' || next === 'nobody') &&
    language.denies.has(next) &&
    !WITHOUT.has(next);
  if (!behind && !endsClause(rest)) return false;
  if (behind || denied) return ![...lead, ...rest].some((word) => SAID_ALL_THE_SAME.has(word));
  if (lead.at(-1) === 'have' && MODALS.has(lead.at(-2) ?? '')) return true;
  if (lead.at(-1) === 'to' && lead.slice(0, -1).some((word) => WISHES.has(word))) return true;
  return !inTag && lead.slice(-4).some((word) => language.supposes.has(word));
}

/** True where nothing between a denial and the verb is a verb of its own: "whom he had never seen said". */
function governs(denier: string, between: string[], { code }: Language): boolean {
  if (WITHOUT.has(denier)) return between.length === 0;
  return code !== 'en' || between.every((word) => FILLER.test(word));
}

/** Behind the verb stands at most to whom and how: "did not say to her". */
function endsClause(rest: string[]): boolean {
  if (rest.length > 3) return false;
  const [next] = rest;
  return (
    next === undefined ||
    /^(?:to|that|aloud|again|even|once|her|him|me|them|a|à|zu)$/.test(next) ||
    /ly$/.test(next)
  );
}

/** The words between the last stop and the quotation. */
function clauseBefore(before: string): string[] {
  const text = before.slice(-WINDOW).replace(/[\s,:]+$/, '');
  return wordsOf(text.split(STOP).at(-1) ?? '');
}

/** The words of a tag: up to the next stop, unless a sentence of its own begins there. */
function tagAfter({ after, ends }: Beside): string[] {
  const text = after.slice(0, WINDOW).replace(/^[\s,—–-]+/, '');
  const begins = /^\p{Lu}/u.test(text) && !/^I\b/.test(text);
  if (ends === '.' || (begins && ends !== ',' && !after.startsWith(','))) return [];
  return wordsOf(text.split(STOP)[0] ?? '').map((word) => word.toLowerCase());
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu) ?? [];
}
