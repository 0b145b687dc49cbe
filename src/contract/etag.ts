/** Whether a list of entity tags, or `*`, names this one; W/ makes no difference for reading. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** The entity tag of a script's text, by the hash of it. */
export function textEtag(hash: string): string {
  return `"${hash}"`;
}
