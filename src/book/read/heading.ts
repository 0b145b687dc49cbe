/** What a heading line says: "CHAPTER IV. The Rabbit" is chapter, "Chapter IV", "The Rabbit". */
export interface Heading {
  /** `number`: a bare "IV" or "4."; `name`: no number at all. */
  kind: 'chapter' | 'part' | 'number' | 'name';
  /** The numbering alone, cleaned: "Chapter IV", "IV", or '' for a name. */
  ordinal: string;
  /** The name alone, cleaned, or ''. */
  name: string;
  /** The number where it could be read, else null. */
  value: number | null;
  /** What the division is called, folded: "chapter", "vol"; '' where nothing is said. */
  word: string;
}
