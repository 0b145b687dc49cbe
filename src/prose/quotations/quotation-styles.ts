/** A habit of marking what is said. */
export interface QuotationStyle {
  /** What opens and closes, one of each: a mark is a character, or two backticks or apostrophes. */
  open: string;
  close: readonly string[];
  /**
   * `outer` marks stand side by side with others of their kind; `inner` ones are quotations inside
   * quotations, unless a text uses them for all that is said.
   */
  level: 'outer' | 'inner';
  /** What a paragraph begins with in which the quotation above it goes on; else its opening mark. */
  goesOn?: string;
  /** True for marks that are apostrophes too. */
  apostrophe?: boolean;
}

/** Every habit that is looked for; of two that fit a text equally well the first. */
export const QUOTATION_STYLES: readonly QuotationStyle[] = [
  { open: '“', close: ['”'], level: 'outer' },
  { open: '"', close: ['"'], level: 'outer' },
  { open: '«', close: ['»'], level: 'outer', goesOn: '»' },
  { open: '»', close: ['«'], level: 'outer' },
  { open: '„', close: ['“', '”', '"'], level: 'outer' },
  { open: '”', close: ['”'], level: 'outer' },
  { open: '‟', close: ['”'], level: 'outer' },
  { open: '「', close: ['」'], level: 'outer' },
  { open: '｢', close: ['｣'], level: 'outer' },
  { open: '〝', close: ['〟', '〞'], level: 'outer' },
  { open: '＂', close: ['＂'], level: 'outer' },
  { open: '″', close: ['″'], level: 'outer' },
  { open: '``', close: ["''"], level: 'outer' },
  { open: '‘', close: ['’'], level: 'inner', apostrophe: true },
  { open: "'", close: ["'"], level: 'inner', apostrophe: true },
  { open: '`', close: ["'"], level: 'inner', apostrophe: true },
  { open: '‚', close: ['‘', '’'], level: 'inner', apostrophe: true },
  { open: '’', close: ['’'], level: 'inner', apostrophe: true },
  { open: '‹', close: ['›'], level: 'inner' },
  { open: '›', close: ['‹'], level: 'inner' },
  { open: '『', close: ['』'], level: 'inner' },
];

/** Two apostrophes are a mark only where two backticks are. */
const TYPEWRITER_MARK = /``|''|["“”„‟«»「」｢｣〝〟〞＂″‘’'`‚‹›『』]/g;
const MARK = /["“”„‟«»「」｢｣〝〟〞＂″‘’'`‚‹›『』]/g;

/** What matches every mark that a text can quote with. */
export function markPattern(prose: string): RegExp {
  return prose.includes('``') ? TYPEWRITER_MARK : MARK;
}
