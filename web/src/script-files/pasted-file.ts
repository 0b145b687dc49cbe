import { capitalized } from '../text/capitalized.ts';

/** In the place of a name, which it has not; what it is shows in what is in it. */
const PASTED = 'the pasted text';

/** A text that was pasted, as a file. */
export function pastedFile(text: string): File {
  return new File([text], PASTED, { type: 'text/plain' });
}

/** What a file is called where a sentence begins with it. */
export function openingName(name: string): string {
  return name === PASTED ? capitalized(name) : name;
}
