/**
 * `Content-Disposition` of a download. The name is made of letters, digits and hyphens alone, so
 * that it is no path and ends no header.
 */
export function attachment(handle: string, extension: string): string {
  const name = handle
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return `attachment; filename="${name || 'script'}.${extension}"`;
}
