import stringWidth from 'string-width';

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning of a text that fits into so many cells, with an ellipsis where something is left out. */
export function fitWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let fitted = '';
  let used = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    used += stringWidth(segment);
    if (used > width - 1) break;
    fitted += segment;
  }
  return `${fitted.trimEnd()}…`;
}
