const OPENING = /^(?:``|--|["“”„‟«»‹›‘’‚'`「」『』｢〝＂″—–―]|-(?!-))\s*/u;
const CLOSING = /\s*(?:''|["“”«»‹›‘’'「」『』｣〟〞＂″])$/u;

/** The words of a part of a speech without the marks or the dash around them, in single spaces. */
export function withoutMarks(part: string): string {
  return part.trim().replace(OPENING, '').replace(CLOSING, '').replace(/\s+/g, ' ').trim();
}
