const ROWS = 55;
const MOST_PAGES = 2_500;
const PITCH = 12;
const MARGIN = 72;
const CHARACTER = 7.2;

/**
 * A PDF in which each line of a text stands on a row of its own, in as many pages as readers take; of
 * what has more rows the pages are longer. Blanks before a line say how far it is set in.
 */
export function buildPdf(text: string): Uint8Array {
  const rows = text.replace(/\r\n?|\f/g, '\n').split('\n');
  const perPage = Math.max(ROWS, Math.ceil(rows.length / MOST_PAGES));
  const height = perPage * PITCH + 2 * MARGIN;
  const pages: string[] = [];
  for (let at = 0; at < rows.length; at += perPage) {
    pages.push(
      rows
        .slice(at, at + perPage)
        .map((row, i) => rowAt(row, height - MARGIN - i * PITCH))
        .join(''),
    );
  }
  const kids = pages.map((_, i) => `${2 * i + 4} 0 R`).join(' ');
  return write([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 ${height}] /Contents ${2 * i + 5} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    ]),
  ]);
}

function rowAt(row: string, y: number): string {
  const words = row.trim();
  if (words === '') return '';
  const x = 108 + (row.length - row.trimStart().length) * CHARACTER;
  const shown = words.replace(/[^ -~]/g, 'e').replace(/[\\()]/g, '\\$&');
  return `BT /F 12 Tf 1 0 0 1 ${x.toFixed(1)} ${y} Tm (${shown}) Tj ET\n`;
}

function write(objects: readonly string[]): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  let at = parts[0]?.length ?? 0;
  const places = objects.map((object, i) => {
    const place = at;
    const part = `${i + 1} 0 obj\n${object}\nendobj\n`;
    parts.push(part);
    at += part.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`);
  parts.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
}
