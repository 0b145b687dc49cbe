import type { Shot } from '../../contract/shot.ts';

/** Letters of a name that say who or what is seen. */
const LONGEST_SUBJECT = 40;
/** Digits of a scene's number and of a shot's, so that files sort as they are shown. */
const SCENE_DIGITS = 3;
const SHOT_DIGITS = 2;

/** Readable names for the panels of a storyboard, that sort in its order: `012A-03-close-mara.png`. */
export function panelFileNames(shots: readonly Shot[], ending = 'png'): string[] {
  const taken = new Set<string>();
  return shots.map((shot) => {
    const base = baseName(shot);
    let name = base;
    for (let nth = 2; taken.has(name.toLowerCase()); nth++) name = `${base}-${nth}`;
    taken.add(name.toLowerCase());
    return `${name}.${ending}`;
  });
}

function baseName({ number, framing, purpose, subject, characters }: Shot): string {
  const cut = number.lastIndexOf('-');
  const scene = padded(number.slice(0, Math.max(0, cut)), SCENE_DIGITS);
  const nth = padded(number.slice(cut + 1), SHOT_DIGITS);
  const shown = characters.find(({ speaks }) => speaks) ?? characters[0];
  const who =
    purpose === 'insert' ? (subject ?? '') : purpose === 'establishing' ? '' : shown?.name;
  const what = purpose === 'establishing' ? 'place' : framing;
  return [scene, nth, safe(what), safe(who ?? '')].filter((part) => part !== '').join('-');
}

/** `12A` as `012A`. */
function padded(number: string, digits: number): string {
  const [, before = '', count = '', behind = ''] =
    /^([^0-9]*)([0-9]*)(.*)$/s.exec(number.normalize('NFC')) ?? [];
  return safeNumber(`${count.padStart(digits, '0')}${before === '' ? '' : `_${before}`}${behind}`);
}

function safeNumber(number: string): string {
  return number.replace(/[^\p{L}\p{N}_]+/gu, '_').slice(0, LONGEST_SUBJECT);
}

/** In small letters and digits of any script, with hyphens between: no system refuses it, and no shell reads it. */
function safe(words: string): string {
  const name = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return [...name]
    .slice(0, LONGEST_SUBJECT)
    .join('')
    .replace(/^-+|-+$/g, '');
}
