import { addRun, type StyledRun } from '../../mark-emphasis.ts';
import { element, elementsOf, textOf, type XmlElement } from './xml.ts';

/** What every program writes on every stretch; where it says only this, it says nothing. */
const USUAL: Record<string, RegExp> = {
  AdornmentStyle: /^0?$/,
  Background: /^#F+$/i,
  Color: /^#0+$/,
  Font: /^courier/i,
  RevisionID: /^0?$/,
  Size: /^12$/,
  Language: /./,
};

const EMPHASIS = ['Bold', 'Italic', 'Underline'];

export interface ParagraphRuns {
  runs: StyledRun[];
  /** Stretches that carry more than emphasis, with their offsets in the words. */
  kept: XmlElement[];
}

/** Stretches of words as a paragraph holds them. */
export function textsOf(runs: readonly StyledRun[]): XmlElement[] {
  return runs.map(({ text, bold, italic, underline }) => {
    const names = [bold && 'Bold', italic && 'Italic', underline && 'Underline'];
    const style = names.filter(Boolean).join('+');
    return element('Text', style === '' ? {} : { Style: style }, 0, [text]);
  });
}

/** The words of a paragraph with their emphasis. */
export function runsOfParagraph(paragraph: XmlElement): ParagraphRuns {
  const runs: StyledRun[] = [];
  const kept: XmlElement[] = [];
  let at = 0;
  for (const text of elementsOf(paragraph, 'Text')) {
    const styles = (text.attributes.Style ?? '').split('+').filter((each) => each !== '');
    const has = (name: string) => styles.includes(name);
    const words = cleanWords(has('AllCaps') ? textOf(text).toUpperCase() : textOf(text));
    // Adornment 2 and -1 are lines below the words.
    const adorned = /^(?:-1|2)$/.test(text.attributes.AdornmentStyle ?? '');
    addRun(runs, {
      text: words,
      bold: has('Bold'),
      italic: has('Italic'),
      underline: has('Underline') || adorned,
    });
    const own = keptOf(text, styles);
    if (own !== null && words !== '') {
      own.attributes = { From: String(at), To: String(at + words.length), ...own.attributes };
      kept.push(own);
    }
    at += words.length;
  }
  return { runs, kept };
}

function keptOf({ attributes, line }: XmlElement, styles: string[]): XmlElement | null {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'Style' && USUAL[name]?.test(value) !== true) own[name] = value;
  }
  if (/^(?:-1|2)$/.test(own.AdornmentStyle ?? '')) delete own.AdornmentStyle;
  const others = styles.filter((each) => !EMPHASIS.includes(each) && each !== 'AllCaps');
  if (others.length > 0) own.Kept = others.join('+');
  return Object.keys(own).length === 0 ? null : element('Run', own, line);
}

/** Words without what a script cannot hold: line ends of one kind, no control characters. */
function cleanWords(words: string): string {
  return (
    words
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they print nothing.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/g, '')
      .replace(/[\u00a0]/g, ' ')
  );
}
