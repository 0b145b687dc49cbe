import { foldTitle } from './fold-title.ts';

const NUMBERED = '\\d{1,4}|[*†‡§¶※＊]{1,3}\\d{0,3}|[¹²³⁰-⁹]{1,3}|[①-⑳]|[注註]\\s?\\d{0,3}';

/** What a footnote marker looks like where no epub:type says so: "1", "[12]", "*", "†", "[A]", "↩". */
const MARKER = new RegExp(
  `^(?:[[({（【〔]?(?:${NUMBERED}|[↩↑^⏎]\\ufe0e?)[\\])}）】〕.:]?|[[(]\\p{L}[\\])])$`,
  'u',
);

/** The mark that a note begins with, and what parts it from the text. */
const LEADING = new RegExp(`^[[({（【〔]?(${NUMBERED})(?:[\\])}）】〕.:]+\\s*|\\s+)`, 'u');

export function isNoteMarker(text: string): boolean {
  return MARKER.test(text);
}

/** "[1]" is "1", "*" is "*". */
export function bareMark(text: string): string {
  return text.replace(/^[[({（【〔]|[\])}）】〕.:]+$/gu, '').trim();
}

/** A note's own mark and the rest of it, or null where it begins with none. */
export function leadingMark(text: string): { mark: string; rest: string } | null {
  const found = LEADING.exec(text);
  return found ? { mark: found[1] ?? '', rest: text.slice(found[0].length) } : null;
}

const NOTES_HEADINGS = new Set(
  `Notes|Footnotes|Footnote|Endnotes|Anmerkungen|Fußnoten|Endnoten|Notes de bas de page|Notas|Notas al pie
  |Note|Note a piè di pagina|Notas de rodapé|Примечания|Сноски|Примітки|Przypisy|Poznámky|Noten|Voetnoten
  |Noter|Fotnoter|Fodnoter|Viitteet|Dipnotlar|Notlar|Σημειώσεις|Jegyzetek|Lábjegyzetek|Note de subsol
  |注释|註釋|注解|脚注|注釈|訳注|주|각주`
    .split('|')
    .map(foldTitle),
);

/** "FOOTNOTES:", "Anmerkungen": what stands over the notes of a chapter. */
export function isNotesHeading(text: string): boolean {
  return text.length < 40 && NOTES_HEADINGS.has(foldTitle(text));
}
