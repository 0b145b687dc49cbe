/**
 * Bytes 0x80 to 0x9F of Windows-1252 (WHATWG Encoding, index windows-1252); the others equal
 * Latin-1. Undefined bytes stay control characters.
 */
const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** What web and XML call by one of these names is read as Windows-1252. */
const NAMES = /^(?:windows-1252|cp1252|x-cp1252|iso-?8859-1|latin-?1|l1|us-ascii|ascii)$/i;

export function isWindows1252(label: string): boolean {
  return NAMES.test(label);
}

/** Our own, because Node 20's TextDecoder decodes "windows-1252" as Latin-1. Never fails. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => UPPER_CONTROLS.charAt(char.charCodeAt(0) - 0x80));
}
