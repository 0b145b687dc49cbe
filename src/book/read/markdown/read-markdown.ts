import { bookOfBlocks } from '../book-of-blocks.ts';
import type { BookContent } from '../types.ts';
import { readFrontMatter } from './front-matter.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/**
 * Reads a Markdown text, already decoded. Title, author and language come from its front matter,
 * else from a first heading that stands alone on its level and from "by somebody" under it.
 * @throws AppError book.no_text, book.too_large
 */
export function readMarkdown(source: string, fallbackTitle: string): BookContent {
  const { body, ...front } = readFrontMatter(source);
  return bookOfBlocks(markdownBlocks(body), front, fallbackTitle);
}
