/** A text as Fountain says it where its stars and underscores are no marks. */
export function escapeEmphasis(text: string): string {
  return text.replaceAll(/[*_\\]/g, '\\$&');
}
