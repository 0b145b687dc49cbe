/** One run of text as it will stand in a chapter: the common form of every format. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'break';
  /** Lines separated by a newline where the book means a line break; '' for a section break. */
  text: string;
  /** 1 to 6 for a heading, else 0. */
  level: number;
  /** Neighbours with the same group are lines of one stanza, list or table; null stands alone. */
  group: number | null;
  /** Characters of the text that are links: a contents page is nearly all links. */
  linked: number;
  /** The notes that its text refers to, in order. */
  notes?: Note[];
}

/** A note that is no part of the text: a footnote, an endnote, an aside. */
export interface Note {
  /** What stands for it in the text, bare: "1", "*"; '' where nothing does. */
  mark: string;
  /** Paragraphs separated by one blank line. */
  text: string;
}

/** How a scene or section break is written in a chapter's text. */
export const SECTION_BREAK = '* * *';

/** "* * *", "***", "⁂", "~ ~ ~", "---", "# # #", "o0o": marks alone on a line. */
export function isBreakMark(text: string): boolean {
  return (
    text.length <= 200 && /^(?:[*⁂~•·#=_—–✻❦❧☙⁕-]\s*)+$/u.test(text.trim()) && text.trim() !== ''
  );
}
