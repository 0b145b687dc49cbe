import type { SceneColour } from '../../scene-colours.ts';
import { element, elementsOf, type XmlElement } from './xml.ts';

/** What the colours that have names are as light; Final Draft writes each channel in four digits. */
const LIGHTS: Readonly<Record<SceneColour, string>> = {
  red: '#ff0000',
  blue: '#0000ff',
  green: '#008000',
  pink: '#ffc0cb',
  magenta: '#ff00ff',
  gray: '#808080',
  purple: '#800080',
  cyan: '#00ffff',
  teal: '#008080',
  yellow: '#ffff00',
  orange: '#ffa500',
  brown: '#a52a2a',
};

/** Of a scene that has no colour. */
const WHITE = '#ffffff';

/** The colour that a scene's properties give it, as a card has it: by name, else as light; null for none. */
export function cardColour({ attributes: { Color = '' } }: XmlElement): string | null {
  const [, long, short] = /^#(?:([0-9a-f]{12})|([0-9a-f]{6}))$/i.exec(Color) ?? [];
  const digits = (short ?? long?.replace(/(..)../g, '$1'))?.toLowerCase();
  if (digits === undefined || `#${digits}` === WHITE) return null;
  const named = Object.entries(LIGHTS).find(([, light]) => light === `#${digits}`);
  return named?.[0] ?? `#${digits}`;
}

/** Gives a heading the colour of its card; false for one that Final Draft has no word for. */
export function setColour(heading: XmlElement, colour: string): boolean {
  const light = LIGHTS[colour as SceneColour] ?? colour;
  if (!/^#[0-9a-f]{6}$/.test(light)) return false;
  propertiesOf(heading).attributes.Color = light.replace(/[0-9a-f]{2}/g, '$&$&').toUpperCase();
  return true;
}

/** The properties of a scene, which its heading is given where it has none. */
export function propertiesOf(heading: XmlElement): XmlElement {
  const [properties] = elementsOf(heading, 'SceneProperties');
  if (properties !== undefined) return properties;
  const made = element('SceneProperties', {});
  heading.children.unshift(made);
  return made;
}
