import { AppError } from '../../contract/error.ts';
import { serializeFountain } from '../fountain/serialize.ts';
import { isSaid } from '../is-printed.ts';
import type { Element, Screenplay } from '../types.ts';

/**
 * The sides of one character, as Fountain: the scenes in which they speak, and of each the heading,
 * their speeches, and the speech before each as its cue to come in.
 * @throws AppError `script.no_speaker` with the names that there are
 */
export function sidesOf(screenplay: Screenplay, character: string): string {
  const wanted = foldName(character);
  const names = new Set<string>();
  const kept: Element[] = [];
  let heading: Element | null = null;
  let before: Element[] = [];
  let speech: Element[] = [];
  const finish = () => {
    const [cue] = speech;
    if (cue?.type !== 'character') return;
    names.add(cue.text);
    const isOwn = foldName(cue.text) === wanted;
    if (isOwn && heading !== null) kept.push(heading);
    if (isOwn) {
      heading = null;
      for (const each of [...before, ...speech]) kept.push(each);
    }
    before = isOwn ? [] : speech;
    speech = [];
  };
  for (const element of screenplay.elements) {
    if (isSaid(element) && speech.length > 0) {
      speech.push(element);
      continue;
    }
    if (element.type === 'note' || element.type === 'boneyard') continue;
    finish();
    if (element.type === 'character') speech = [element];
    if (element.type === 'scene_heading') [heading, before] = [element, []];
  }
  finish();
  if (![...names].some((name) => foldName(name) === wanted)) refuse(character, [...names]);
  const { titlePage } = screenplay;
  return serializeFountain({ titlePage, elements: kept });
}

function foldName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toUpperCase();
}

const MOST_NAMED = 20;

function refuse(character: string, names: string[]): never {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  throw new AppError('script.no_speaker', `nobody speaks as "${character}" in this script`, {
    hint: names.length === 0 ? 'Nobody speaks in it.' : `Who speaks: ${shown}.`,
    details: { names: names.slice(0, MOST_NAMED) },
  });
}
