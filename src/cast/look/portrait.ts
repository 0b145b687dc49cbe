import { hash } from 'node:crypto';
import { createAvatar } from '@dicebear/core';
import * as notionists from '@dicebear/notionists';
import type { Look } from './look.ts';
import { type Pick, type PortraitParts, portraitParts } from './portrait-parts.ts';

/** Somebody whose portrait is drawn. */
export interface Sitter {
  /** The identity of the character: what the look leaves open is drawn by it. */
  id: string;
  look: Look;
  /** The one that it has already and keeps. */
  seed?: string | null;
}

export interface PortraitOptions {
  /** Draws the mouth of whoever speaks. */
  speaks?: boolean;
}

/** Width and height of a portrait's view box; heads look to the right. */
export const PORTRAIT_SIZE = 1744;

/** A portrait, and the colours that go on below it and behind it. */
export interface Portrait {
  svg: string;
  hairColour: string;
  bodyColour: string;
}

/**
 * A portrait, head and shoulders in ink, by the look; what that leaves open is drawn by the seed. The same look and
 * seed give the same bytes.
 */
export function portraitOf(
  look: Look,
  seed: string,
  { speaks = false }: PortraitOptions = {},
): Portrait {
  const parts = portraitParts(look, pickBy(seed), speaks);
  return { svg: draw(parts), hairColour: parts.hairColour, bodyColour: parts.bodyColour };
}

/** The portrait alone, as SVG. */
export function drawPortrait(look: Look, seed: string, options?: PortraitOptions): string {
  return portraitOf(look, seed, options).svg;
}

/** Seeds that are tried for one portrait that is like another of the same cast. */
const MOST_TRIES = 40;

/** The seeds of a cast's portraits, so that no two of them are alike. Whoever has one keeps it, else whoever comes first. */
export function portraitSeeds(cast: readonly Sitter[]): Map<string, string> {
  const taken = new Set<string>();
  const seeds = new Map<string, string>();
  const kept = cast.filter(({ seed }) => seed != null);
  for (const { id, look, seed: own } of [...kept, ...cast.filter(({ seed }) => seed == null)]) {
    const seed =
      own ??
      seedUnlike(id, (tried) => {
        const parts = portraitParts(look, pickBy(tried), false);
        return [seenFarOff(parts), Object.values(parts).join(' ')].filter(
          (each) => !taken.has(each),
        );
      });
    const parts = portraitParts(look, pickBy(seed), false);
    taken.add(seenFarOff(parts)).add(Object.values(parts).join(' '));
    seeds.set(id, seed);
  }
  return seeds;
}

/** The first seed that gives something new from afar, or else in its features. */
function seedUnlike(id: string, newIn: (seed: string) => string[]): string {
  const seeds = Array.from({ length: MOST_TRIES }, (_, i) => (i === 0 ? id : `${id} ${i}`));
  const unlike = seeds.find((seed) => newIn(seed).length === 2);
  return unlike ?? seeds.find((seed) => newIn(seed).length > 0) ?? id;
}

/** What tells one from another in a small picture. */
function seenFarOff({ hair, beard, glasses, hairColour, bodyColour }: PortraitParts): string {
  return [hair, beard, glasses, hairColour, bodyColour].join(' ');
}

function pickBy(seed: string): Pick {
  return (part, list) => {
    const number = Number.parseInt(hash('sha256', `${part}\n${seed}`).slice(0, 8), 16);
    return list[number % list.length] ?? '';
  };
}

/** Where the parts of an avatar are drawn, by which they are found in it. */
const AT = {
  base: '<g transform="translate(531 487)">',
  body: '<g transform="translate(178 1057)">',
  hair: '<g transform="translate(266 207)">',
  lips: '<g transform="translate(791 871)">',
  beard: '<g transform="translate(653 805)">',
  nose: '<g transform="translate(901 668)">',
};
const PALE = /^#[a-f]/;

/** Without masks: there is nothing under them, and one whose edge is outside a picture stops whoever draws it. */
function draw(parts: PortraitParts): string {
  const svg = createAvatar(notionists, {
    seed: 'one',
    clip: false,
    ...chosen(parts),
    bodyIcon: [],
    bodyIconProbability: 0,
    gesture: [],
    gestureProbability: 0,
  }).toString();
  const plain = svg
    .replace(/<metadata.*<\/metadata>/s, '')
    .replace(/<mask.*?<\/mask>/gs, '')
    .replace(/ (?:mask|style)="[^"]*"/g, '');
  return colour(plain, parts);
}

/** Each part as one variant and the certainty of it. */
function chosen({ hair, beard, glasses, ...parts }: PortraitParts): Record<string, unknown> {
  const variant = (number: string | null) =>
    number === null ? [] : [number === 'hat' ? number : `variant${number}`];
  const sure = (number: string | null) => (number === null ? 0 : 100);
  return {
    hair: variant(hair),
    beard: variant(beard),
    beardProbability: sure(beard),
    glasses: variant(glasses),
    glassesProbability: sure(glasses),
    body: variant(parts.body),
    brows: variant(parts.brows),
    eyes: variant(parts.eyes),
    nose: variant(parts.nose),
    lips: variant(parts.lips),
  };
}

/** Notionists are black and white: skin and clothes are filled, hair and beard are inked in their colour. */
function colour(svg: string, { hair, skinColour, bodyColour, hairColour }: PortraitParts): string {
  const fill = (part: string, colour: string) => part.replace('fill="#fff"', `fill="${colour}"`);
  const outline = PALE.test(hairColour) ? ' stroke="#1d1b1a" stroke-width="9"' : '';
  const ink = (part: string) => part.replaceAll('fill="#000"', `fill="${hairColour}"${outline}`);
  // The outline of a head is that of its hair.
  const skull = hair === null ? '" stroke="#000" stroke-width="10' : '';
  const skinned = within(svg, AT.base, AT.body, (part) => fill(part, skinColour + skull));
  const dressed = within(skinned, AT.body, AT.hair, (part) => fill(part, bodyColour));
  return within(within(dressed, AT.hair, AT.lips, ink), AT.beard, AT.nose, ink);
}

function within(svg: string, from: string, to: string, change: (part: string) => string): string {
  const start = svg.indexOf(from);
  const end = svg.indexOf(to, start);
  if (start === -1 || end === -1) return svg;
  return svg.slice(0, start) + change(svg.slice(start, end)) + svg.slice(end);
}
