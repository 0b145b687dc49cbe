import satori from 'satori';
import type { NameTag } from './draw-figures.ts';
import { nameSlots } from './name-slots.ts';
import { Lettering, PANEL_FONT_FAMILY, panelFonts } from './panel-fonts.ts';

/** All that is written on a panel. */
export interface PanelText {
  /** `INT. LAMP ROOM, NIGHT`. */
  heading: string;
  /** `Close, push in`. */
  camera: string;
  caption: string;
  tags: readonly NameTag[];
  /** The thing of an insert, and where it is written. */
  thing: { word: string; top: number; size: number } | null;
}

export interface TextFrame {
  width: number;
  height: number;
  /** The picture within the panel. */
  picture: { x: number; y: number; width: number; height: number };
  /** One at 720 pixels. */
  unit: number;
}

interface Box {
  type: 'div';
  props: { style: Record<string, string | number>; children?: string | Box[] };
}

const INK = '#2b2724';
const GOLDENROD = '#e3aa25';
const PAPER = '#fbf6e9';

/** Sets what is written on a panel as paths; names which characters no face has. */
export async function setPanelText(
  text: PanelText,
  frame: TextFrame,
): Promise<{ svg: string; missing: string[] }> {
  const lettering = new Lettering();
  const set = setBy(lettering, text);
  const { width, height } = frame;
  const box: Box = {
    type: 'div',
    props: {
      style: {
        display: 'flex',
        position: 'relative',
        width,
        height,
        fontFamily: PANEL_FONT_FAMILY,
        color: INK,
      },
      children: [
        ...tagBoxes(set.tags, frame),
        ...thingBox(set.thing, frame),
        ...captionBoxes(set, frame),
      ],
    },
  };
  const written = [set.heading, set.camera, set.caption, set.thing?.word ?? ''];
  const fonts = panelFonts([...written, ...set.tags.map(({ name }) => name), '…']);
  const svg = await satori(box as Parameters<typeof satori>[0], { width, height, fonts });
  const inside = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  // What does not fit is cut with an ellipsis; clipping it as well would only be slow.
  const plain = inside.replace(/ (?:clip-path|mask)="[^"]*"/g, '').replace(UNUSED, '');
  return { svg: plain, missing: [...lettering.missing] };
}

const UNUSED = /<(clipPath|mask) .*?<\/\1>/gs;

/** Far longer than fits; the rest would only be laid out to be cut off. */
const LONGEST = 240;

function setBy(lettering: Lettering, text: PanelText): PanelText {
  const set = (words: string) =>
    lettering.set([...words.slice(0, LONGEST * 2)].slice(0, LONGEST).join(''));
  return {
    heading: set(text.heading),
    camera: set(text.camera),
    caption: set(text.caption),
    tags: text.tags.map((tag) => ({ ...tag, name: set(tag.name) })),
    thing: text.thing === null ? null : { ...text.thing, word: set(text.thing.word) },
  };
}

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };

function tagBoxes(tags: readonly NameTag[], { picture, unit }: TextFrame): Box[] {
  return nameSlots(tags, picture.width, unit).map(({ left, width, y, ...tag }) =>
    tagBox(tag, { left: picture.x + left, width, top: picture.y + y, unit }),
  );
}

function tagBox(
  { name, speaks }: Pick<NameTag, 'name' | 'speaks'>,
  { left, width, top, unit }: { left: number; width: number; top: number; unit: number },
): Box {
  return {
    type: 'div',
    props: {
      style: {
        display: 'flex',
        position: 'absolute',
        left,
        top,
        width,
        justifyContent: 'center',
      },
      children: [
        {
          type: 'div',
          props: {
            style: {
              display: 'block',
              maxWidth: width,
              fontSize: (speaks ? 30 : 26) * unit,
              lineHeight: 1.1,
              padding: `${3 * unit}px ${14 * unit}px`,
              backgroundColor: speaks ? GOLDENROD : PAPER,
              border: `${2.5 * unit}px solid ${INK}`,
              borderRadius: `${12 * unit}px ${16 * unit}px ${11 * unit}px ${18 * unit}px`,
              ...CUT,
            },
            children: name,
          },
        },
      ],
    },
  };
}

function thingBox(thing: PanelText['thing'], { picture }: TextFrame): Box[] {
  if (thing === null) return [];
  const fits = (picture.width * 0.86) / Math.max(3, [...thing.word].length * 0.52);
  return [
    {
      type: 'div',
      props: {
        style: {
          display: 'flex',
          position: 'absolute',
          left: picture.x + picture.width * 0.06,
          top: picture.y + thing.top,
          width: picture.width * 0.88,
          justifyContent: 'center',
        },
        children: [
          {
            type: 'div',
            props: {
              style: {
                display: 'block',
                maxWidth: picture.width * 0.88,
                fontSize: Math.max(thing.size * 0.35, Math.min(thing.size, fits)),
                lineHeight: 1.1,
                color: INK,
                ...CUT,
              },
              children: thing.word,
            },
          },
        ],
      },
    },
  ];
}

/** Place and camera in one line, and what is seen in two at most. */
function captionBoxes(
  { heading, camera, caption }: PanelText,
  { width, height, picture, unit }: TextFrame,
): Box[] {
  const top = picture.y + picture.height + 10 * unit;
  const wide = width - 2 * picture.x - 8 * unit;
  const left = picture.x + 4 * unit;
  const small = {
    display: 'block',
    fontSize: 25 * unit,
    lineHeight: 1.2,
    color: '#776b5d',
    ...CUT,
  };
  return [
    {
      type: 'div',
      props: {
        style: {
          display: 'flex',
          position: 'absolute',
          left,
          top,
          width: wide,
          justifyContent: 'space-between',
        },
        children: [
          { type: 'div', props: { style: { ...small, maxWidth: wide * 0.6 }, children: heading } },
          { type: 'div', props: { style: { ...small, maxWidth: wide * 0.38 }, children: camera } },
        ],
      },
    },
    {
      type: 'div',
      props: {
        style: {
          display: 'block',
          position: 'absolute',
          left,
          top: top + 30 * unit,
          width: wide,
          maxHeight: height - top - 32 * unit,
          fontSize: 38 * unit,
          lineHeight: 1.08,
          lineClamp: 2,
          wordBreak: 'break-word',
          overflow: 'hidden',
        },
        children: caption,
      },
    },
  ];
}
