import { KEPT_MARK } from './paragraph-types.ts';
import { readXml, writeXml, type XmlElement } from './xml.ts';

/** What Fountain has no words for, as the text of a boneyard. */
export function writeKept(kept: XmlElement): string {
  return KEPT_MARK + writeXml(kept);
}

/** What a boneyard keeps; null where it is one of the writer's own. */
export function readKept(text: string): XmlElement | null {
  if (!text.startsWith(KEPT_MARK)) return null;
  try {
    const kept = readXml(text.slice(KEPT_MARK.length));
    return kept.name === 'Paragraph' || kept.name === 'FinalDraft' ? kept : null;
  } catch {
    // Somebody edited it: then it is text like any other.
    return null;
  }
}
