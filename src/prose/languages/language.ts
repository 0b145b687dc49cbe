/** A person's grammatical gender as the prose shows it; null while nothing shows it. */
export type Gender = 'm' | 'f' | null;

export interface Pronoun {
  gender: Gender;
  first: boolean;
  plural: boolean;
}

/** What the reading of speech needs to know of a language. Words are in lower case. */
export interface Language {
  /** ISO 639-1, or `und` for one without data. */
  code: string;
  /** Its commonest words, by which a text shows its language. */
  common: ReadonlySet<string>;
  /** Letters and marks that hardly any other language of the table has. */
  signs: RegExp | null;
  /** Verbs that report speech, in the forms that a tag uses. */
  says: ReadonlySet<string>;
  /** Other forms of those verbs, as they stand behind "to", "not" or "have". */
  saying: ReadonlySet<string>;
  /** Verbs in whose tag nothing is said aloud. */
  thinks: ReadonlySet<string>;
  /** What a word in narration looks like that can be the past of any verb; null where form tells nothing. */
  past: RegExp | null;
  /** Titles before a name in its prose, without a full stop, with the gender that each tells. */
  titles: ReadonlyMap<string, Gender>;
  /** Pronouns that can be a tag's subject. */
  pronouns: ReadonlyMap<string, Pronoun>;
  /** What stands before a noun. */
  articles: ReadonlySet<string>;
  /** Words after which a sentence runs on into its quotation: articles and prepositions. */
  joints: ReadonlySet<string>;
  /** Nouns and verbs that name what the quotation is: a word, a title, an inscription. */
  naming: ReadonlySet<string>;
  /** Words that say that something was not said, and those that only suppose it. */
  denies: ReadonlySet<string>;
  supposes: ReadonlySet<string>;
  /** True where a tag stands inside the quotation marks: « Oui, dit-il, je viens. » */
  tagsInside: boolean;
}

type Words = Partial<
  Record<
    | 'common'
    | 'says'
    | 'saying'
    | 'thinks'
    | 'articles'
    | 'joints'
    | 'naming'
    | 'denies'
    | 'supposes',
    string
  >
>;

/** Makes a language of lists in which words stand with spaces between; what is left out is empty. */
export function language(
  code: string,
  words: Words,
  more: Partial<Pick<Language, 'signs' | 'past' | 'pronouns' | 'titles' | 'tagsInside'>> = {},
): Language {
  return {
    code,
    common: setOf(words.common),
    says: setOf(words.says),
    saying: setOf(words.saying),
    thinks: setOf(words.thinks),
    articles: setOf(words.articles),
    joints: setOf(`${words.joints ?? ''} ${words.articles ?? ''}`),
    naming: setOf(words.naming),
    denies: setOf(words.denies),
    supposes: setOf(words.supposes),
    signs: null,
    past: null,
    pronouns: new Map(),
    titles: new Map(),
    tagsInside: false,
    ...more,
  };
}

function setOf(words: string | undefined): ReadonlySet<string> {
  return new Set((words ?? '').split(/\s+/).filter((word) => word !== ''));
}

/** Pronouns by what they tell: `{ m: 'he', f: 'she', first: 'I', plural: 'they' }`. */
export function pronouns(
  words: Partial<Record<'m' | 'f' | 'first' | 'plural' | 'any', string>>,
): ReadonlyMap<string, Pronoun> {
  const all = new Map<string, Pronoun>();
  const add = (list: string | undefined, pronoun: Pronoun) => {
    for (const word of setOf(list)) all.set(word, pronoun);
  };
  add(words.m, { gender: 'm', first: false, plural: false });
  add(words.f, { gender: 'f', first: false, plural: false });
  add(words.any, { gender: null, first: false, plural: false });
  add(words.first, { gender: null, first: true, plural: false });
  add(words.plural, { gender: null, first: false, plural: true });
  return all;
}

/** Titles by the gender that they tell. */
export function titles(words: {
  m?: string;
  f?: string;
  any?: string;
}): ReadonlyMap<string, Gender> {
  const of = (list: string | undefined, gender: Gender) =>
    [...setOf(list)].map((title) => [title, gender] as const);
  return new Map([...of(words.m, 'm'), ...of(words.f, 'f'), ...of(words.any, null)]);
}
