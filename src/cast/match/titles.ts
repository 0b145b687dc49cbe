export type TitleKind = 'masculine' | 'feminine' | 'neutral';

/**
 * Words that stand before a name and are not part of it, folded, without dots. The kind matters
 * when a surname is shared: MRS. BENNET is not Mr. Bennet. English usage, with the French, German,
 * Italian and Spanish titles that English-language fiction uses.
 */
const BY_KIND: Readonly<Record<TitleKind, string>> = {
  masculine:
    'mr mister sir lord master monsieur herr signor senor don king prince duke count baron earl ' +
    'emperor father brother uncle grandfather grandpa',
  feminine:
    'mrs miss ms missus madam madame mme mademoiselle mlle frau fraulein signora signorina senora ' +
    'senorita lady dame queen princess duchess countess baroness empress mother sister aunt auntie ' +
    'grandmother grandma',
  neutral:
    'dr doctor prof professor capt captain maj major col colonel gen general lt lieut lieutenant ' +
    'sgt sergeant corporal insp inspector supt superintendent detective constable officer judge ' +
    'justice president senator rev reverend bishop archbishop cardinal pope chief agent commander ' +
    'admiral nurse',
};

export const TITLES: ReadonlyMap<string, TitleKind> = new Map(
  (['masculine', 'feminine', 'neutral'] as const).flatMap((kind) =>
    BY_KIND[kind].split(' ').map((word) => [word, kind] as const),
  ),
);
