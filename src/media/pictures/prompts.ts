import type { Look } from '../../cast/look/look.ts';
import type { PlannedShot } from '../storyboard/plan-storyboard.ts';

/** More of a caption than any engine takes to heart. */
const LONGEST = 600;

/** What an image engine is told of a shot: what is seen, never a word of what is said. */
export function panelPrompt({ shot, sitters }: Pick<PlannedShot, 'shot' | 'sitters'>): string {
  const seen = new Set(
    shot.characters.filter(({ position }) => position !== 'off').map(({ id }) => id),
  );
  const people = sitters.filter(({ id }) => seen.has(id));
  const where = [
    shot.interior === 'ext' ? 'outside' : 'inside',
    shot.place,
    shot.time_of_day?.toLowerCase(),
  ];
  return [
    'A storyboard panel, drawn in ink with a grey wash, no lettering.',
    sentence(`${shot.framing} shot, camera at ${shot.angle}, ${shot.purpose}`),
    sentence(where.filter(Boolean).join(', ')),
    ...(shot.subject === null ? [] : [sentence(`it shows ${shot.subject}`)]),
    ...people.map(({ name, look }) => sentence(lookOf(name, look))),
    sentence(happening(shot).slice(0, LONGEST)),
  ].join(' ');
}

/** What an image engine is told of somebody, for the portrait that goes along with every later picture. */
export function portraitPrompt(name: string, look: Look): string {
  return [
    'A character portrait, drawn in ink with a grey wash, head and shoulders, plain background, no lettering.',
    sentence(lookOf(name, look)),
  ].join(' ');
}

/** A caption that quotes who speaks is told without the words, unless a person wrote it. */
function happening({ caption, characters, edited }: PlannedShot['shot']): string {
  const at = caption.indexOf(': ');
  const isQuoted = at !== -1 && characters.some(({ speaks }) => speaks);
  return isQuoted && !edited.includes('caption') ? `${caption.slice(0, at)} speaks` : caption;
}

function lookOf(name: string, { gender, clothes, props, ...look }: Look): string {
  const { age, build, hair, beard, eyes, skin } = look;
  const words = [
    gender === null ? null : { f: 'a woman or girl', m: 'a man or boy' }[gender],
    ...[age, build, hair, beard, eyes, skin],
    ...clothes,
    ...props.map((prop) => `with ${prop}`),
  ];
  const told = words.filter((word) => word !== null && word !== '').join(', ');
  return told === '' ? name : `${name}: ${told}`;
}

function sentence(words: string): string {
  const trimmed = words.trim();
  const whole = /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
