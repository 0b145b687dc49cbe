/** A story that takes a moment to send and to read: some 2 kB a chapter. */
export function longBook(name: string, chapters = 400) {
  const paragraph = 'The stairs went up, and she went up the stairs, and nobody was there.\n\n';
  const text = Array.from(
    { length: chapters },
    (_, at) => `## Chapter ${at + 1}\n\n${paragraph.repeat(30)}`,
  ).join('');
  return {
    name,
    type: 'text/markdown',
    bytes: new TextEncoder().encode(`# ${name}\n\n${text}`),
  };
}
