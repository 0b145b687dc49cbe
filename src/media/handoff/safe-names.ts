const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 60;

/** Names as file names that Windows, macOS and Linux all take, no two the same when their case is lost. */
export function safeNames(names: readonly string[], fallback: string): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = safeName(name) || fallback;
    let unique = base;
    for (let i = 2; taken.has(unique.toLowerCase()); i += 1) unique = `${base} ${i}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const short = [...plain].slice(0, LONGEST).join('');
  const trimmed = short.replace(/^[\s.]+|[\s.]+$/g, '');
  return RESERVED.test(trimmed) ? `${trimmed}_` : trimmed;
}
