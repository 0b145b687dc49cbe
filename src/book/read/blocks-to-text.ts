import { type Block, SECTION_BREAK } from './block.ts';
import { parseHeading } from './parse-heading.ts';

/**
 * Joins blocks into a chapter's text: one blank line between paragraphs, a newline between the
 * lines of a stanza, list or table, section breaks as a line of their own, never at either end.
 * A bare number as a heading inside a chapter ("II") is a section break and nothing more.
 */
export function blocksToText(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let before: Block | null = null;
  let pendingBreak = false;
  for (const block of blocks) {
    if (isBreak(block)) {
      pendingBreak = parts.length > 0;
      before = null;
      continue;
    }
    if (pendingBreak) parts.push('\n\n', SECTION_BREAK);
    if (parts.length > 0) parts.push(!pendingBreak && sameGroup(before, block) ? '\n' : '\n\n');
    parts.push(block.text);
    pendingBreak = false;
    before = block;
  }
  return parts.join('');
}

function isBreak(block: Block): boolean {
  if (block.kind === 'break') return true;
  if (block.kind !== 'heading') return false;
  const heading = parseHeading(block.text);
  return heading.kind === 'number' && heading.name === '';
}

/** A block with line breaks of its own is a whole stanza: the next one stands apart. */
function sameGroup(before: Block | null, block: Block): boolean {
  return (
    before !== null &&
    block.group !== null &&
    before.group === block.group &&
    !before.text.includes('\n') &&
    !block.text.includes('\n')
  );
}
