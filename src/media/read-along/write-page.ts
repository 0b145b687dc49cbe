import type { MarkedParagraph } from './mark-text.ts';
import { xml } from './xml.ts';

/** The id of all that a page has. */
export const WHOLE = 'chapter';
/** The id of a page's heading. */
const HEADING = 'title';

/** A chapter as an XHTML page, each stretch that is heard an element of its own. */
export function writePage(
  { title, text, language }: { title: string; text: string; language: string },
  paragraphs: readonly MarkedParagraph[],
): string {
  const body = paragraphs.map((paragraph) => `<p>${inside(text, paragraph)}</p>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(language)}" xml:lang="${xml(language)}">
<head>
<title>${xml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
<section id="${WHOLE}" epub:type="chapter" aria-labelledby="${HEADING}">
<h1 id="${HEADING}">${xml(title)}</h1>
${body}
</section>
</body>
</html>
`;
}

function inside(text: string, { start, end, spans }: MarkedParagraph): string {
  const pieces: string[] = [];
  let at = start;
  for (const span of spans) {
    pieces.push(printed(text.slice(at, span.start)));
    pieces.push(`<span id="${span.id}">${printed(text.slice(span.start, span.end))}</span>`);
    at = span.end;
  }
  return [...pieces, printed(text.slice(at, end))].join('');
}

function printed(text: string): string {
  return xml(text).replaceAll('\n', '<br/>\n');
}
