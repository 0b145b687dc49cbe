const CJK =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff01-\\uff0f\\uff1a-\\uff20ー…—“”';
const ENDS = new RegExp(`[${CJK}]$`, 'u');
const BEGINS = new RegExp(`^[${CJK}]`, 'u');

/** Between two lines of Chinese or Japanese no space stands where they are joined. */
export function joinsWithoutSpace(before: string, after: string): boolean {
  return ENDS.test(before) && BEGINS.test(after);
}
