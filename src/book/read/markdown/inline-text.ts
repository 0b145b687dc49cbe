import { Parser } from 'htmlparser2';
import { cleanCharacters } from '../clean-characters.ts';

/** Stand for an escaped character until the marks around it are resolved; no text contains them. */
const ESCAPE_BASE = 0xe100;

const INLINE_TAG =
  /<\/?(?:a|abbr|article|aside|b|big|blockquote|center|cite|code|del|dfn|em|font|i|ins|kbd|mark|p|div|q|s|samp|section|small|span|strike|strong|sub|sup|u|var|img)\b[^<>]{0,1000}>/gi;

/** Longer braces hold text. */
const MAX_ATTRIBUTES = 500;
const ATTRIBUTE =
  /(?<=^|\s)(?:-|[#.][\p{L}\p{N}:._-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"']+))(?=\s|$)/gu;

/** Nested emphasis is resolved from the inside out; deeper nesting than this is not written. */
const EMPHASIS_PASSES = 4;

/**
 * The text of a paragraph of Markdown: emphasis, links, code, entities and inline HTML resolved,
 * pictures and note markers dropped. Every pattern stops at its own opening mark, so that the time
 * is linear in the length.
 */
export function inlineText(source: string): string {
  const escaped = source
    .replaceAll('\\ ', ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) =>
      String.fromCharCode(ESCAPE_BASE + char.charCodeAt(0)),
    );
  const linked = escaped
    .replace(/`{1,3}([^`]+)`{1,3}(?:\{[.=][^{}`]{0,200}\})?/g, '$1')
    .replace(/!\[\[[^[\]]{0,500}\]\]/g, '')
    .replace(/\[\[([^[\]]{1,500})\]\]/g, (_, link: string) => wikilinkText(link))
    .replace(/\[\^[^[\]\s]{1,60}\]/g, '')
    .replace(/!\[[^[\]]{0,2000}\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])(?:\{[^{}]{0,500}\})?/g, '')
    .replace(
      /\[([^[\]]{0,2000})\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])(?:\{[^{}]{0,500}\})?/g,
      '$1',
    )
    .replace(
      /\[([^[\]]{0,2000})\]\{([^{}]{1,500})\}/g,
      (found, text: string, attributes: string) => (isAttributes(attributes) ? text : found),
    )
    .replace(/==(?=\S)([^=]{0,2000}[^\s=])==/g, '$1')
    .replace(/(?<=[\p{L}\p{N})])([~^])([\p{L}\p{N}+-]{1,20})\1/gu, '$2')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,500})>/g, '$1')
    .replace(/<br\s{0,5}\/?>/gi, '\n')
    .replace(INLINE_TAG, '');
  const plain = resolveEntities(dropEmphasis(linked));
  const text = plain.replace(/[\ue100-\ue17f]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - ESCAPE_BASE),
  );
  return cleanCharacters(text)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .trim();
}

/** "Page|text" is the text, "Page#Heading" the page. */
function wikilinkText(link: string): string {
  const bar = link.indexOf('|');
  if (bar >= 0) return link.slice(bar + 1).trim();
  return (link.split('#')[0] || link.replace(/^#+/, '')).trim();
}

/** What Pandoc writes in braces: "#id", ".class", "key=value", "-" for a heading without number. */
export function isAttributes(text: string): boolean {
  if (text.length > MAX_ATTRIBUTES) return false;
  const rest = text.replace(ATTRIBUTE, ' ').trim();
  return rest === '' && text.trim() !== '';
}

function dropEmphasis(source: string): string {
  let text = source;
  for (let pass = 0; pass < EMPHASIS_PASSES; pass++) {
    const before = text;
    text = text
      .replace(/(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
      .replace(/~~(?=\S)([^~]*[^\s~])~~/g, '$1');
    if (text === before) break;
  }
  return text;
}

/** HTML's named and numeric entities. A "<" that begins no tag is a character. */
function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  const parts: string[] = [];
  const parser = new Parser({ ontext: (part) => parts.push(part) });
  parser.end(text.replaceAll('<', '&lt;'));
  return parts.join('');
}
