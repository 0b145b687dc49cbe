import type { Palette } from './panel-palette.ts';
import type { Pen } from './pen.ts';

type Sketch = (pen: Pen, size: number, ink: { stroke: string; width: number }) => void;

const PAPER = '#fbf6e6';
const BRASS = '#dcb254';
const STEEL = '#b9c2c7';
const WOOD = '#a37c54';
const RED = '#b9534a';

/** Things by their words; each is drawn around the origin, `size` wide. */
const SKETCHES: readonly (readonly [RegExp, Sketch])[] = [
  [/\b(?:envelope|letter|telegram|parcel|package)\b/, drawEnvelope],
  [
    /\b(?:note|paper|newspaper|contract|will|manuscript|sketch|drawing|map|ticket|card|sign|banknote|inscription|ledger|list|document)\b/,
    drawSheet,
  ],
  [/\b(?:photograph|photo|picture|portrait|mirror|screen)\b/, drawFrame],
  [/\b(?:key|keys|lock)\b/, drawKey],
  [/\b(?:watch|pocket-watch|clock|compass|dial|gauge|medal|coin|coins|locket)\b/, drawDial],
  [/\b(?:book|diary|journal|notebook|passport)\b/, drawBook],
  [/\b(?:lantern|lamp|candle|match|torch|flame|fuse)\b/, drawLantern],
  [/\b(?:gun|pistol|revolver|rifle)\b/, drawGun],
  [/\b(?:knife|dagger|sword|needle|pen)\b/, drawBlade],
  [/\b(?:bottle|glass|cup)\b/, drawBottle],
  [/\b(?:ring|bracelet|necklace|handle|doorknob|bell)\b/, drawRing],
  [/\b(?:box|chest|trunk|suitcase|bag|purse|wallet)\b/, drawChest],
];

/** The thing of an insert, as far as it is known how it looks. Answers whether it is. */
export function drawThing(
  pen: Pen,
  thing: string,
  { x, y, size, palette }: { x: number; y: number; size: number; palette: Palette },
): boolean {
  const sketch = SKETCHES.find(([pattern]) => pattern.test(thing.toLowerCase()))?.[1];
  if (sketch === undefined) return false;
  pen.raw(`<g transform="translate(${Math.round(x)} ${Math.round(y)})">`);
  sketch(pen, size, {
    stroke: palette.night ? '#14151c' : palette.ink,
    width: Math.max(4, size / 55),
  });
  pen.raw('</g>');
  return true;
}

function drawEnvelope(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.rect(-s / 2, -s * 0.32, s, s * 0.64, { fill: PAPER, ...ink });
  pen.line(
    [
      [-s / 2, -s * 0.32],
      [0, s * 0.08],
      [s / 2, -s * 0.32],
    ],
    ink,
  );
  pen.ellipse(0, s * 0.1, s * 0.07, s * 0.07, { fill: RED, ...ink });
}

function drawSheet(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.shape(
    [
      [-s * 0.36, -s * 0.42],
      [s * 0.3, -s * 0.46],
      [s * 0.38, s * 0.4],
      [-s * 0.3, s * 0.44],
    ],
    { fill: PAPER, ...ink },
  );
  for (let i = 0; i < 5; i++) {
    const y = -s * 0.28 + i * s * 0.13;
    pen.line(
      [
        [-s * 0.24, y],
        [s * (i === 4 ? 0.05 : 0.24), y - s * 0.02],
      ],
      { ...ink, width: ink.width * 0.7 },
    );
  }
}

function drawFrame(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.rect(-s * 0.36, -s * 0.42, s * 0.72, s * 0.84, { fill: WOOD, ...ink });
  pen.rect(-s * 0.27, -s * 0.32, s * 0.54, s * 0.64, { fill: PAPER, ...ink });
  pen.ellipse(0, -s * 0.06, s * 0.1, s * 0.13, { fill: STEEL, ...ink });
  pen.curve(
    [
      [-s * 0.2, s * 0.3],
      [-s * 0.16, s * 0.12],
      [0, s * 0.1],
      [s * 0.16, s * 0.12],
      [s * 0.2, s * 0.3],
    ],
    { fill: STEEL, ...ink },
  );
}

function drawKey(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.rect(-s * 0.14, -s * 0.05, s * 0.6, s * 0.1, { fill: BRASS, ...ink });
  pen.rect(s * 0.28, s * 0.04, s * 0.07, s * 0.16, { fill: BRASS, ...ink });
  pen.rect(s * 0.39, s * 0.04, s * 0.07, s * 0.12, { fill: BRASS, ...ink });
  pen.ellipse(-s * 0.28, 0, s * 0.2, s * 0.2, { fill: BRASS, ...ink });
  pen.ellipse(-s * 0.28, 0, s * 0.09, s * 0.09, { fill: PAPER, ...ink });
}

function drawDial(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.rect(-s * 0.05, -s * 0.5, s * 0.1, s * 0.12, { fill: BRASS, ...ink });
  pen.ellipse(0, 0, s * 0.4, s * 0.4, { fill: BRASS, ...ink });
  pen.ellipse(0, 0, s * 0.31, s * 0.31, { fill: PAPER, ...ink });
  for (let i = 0; i < 12; i++) {
    const turn = (i / 12) * 2 * Math.PI;
    const [c, n] = [Math.cos(turn), Math.sin(turn)];
    pen.line(
      [
        [c * s * 0.25, n * s * 0.25],
        [c * s * 0.28, n * s * 0.28],
      ],
      { ...ink, width: ink.width * 0.8 },
    );
  }
  pen.line(
    [
      [0, 0],
      [0, -s * 0.2],
    ],
    ink,
  );
  pen.line(
    [
      [0, 0],
      [s * 0.13, s * 0.07],
    ],
    ink,
  );
}

function drawBook(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  for (const side of [-1, 1]) {
    pen.shape(
      [
        [0, -s * 0.26],
        [side * s * 0.46, -s * 0.34],
        [side * s * 0.46, s * 0.26],
        [0, s * 0.34],
      ],
      { fill: PAPER, ...ink },
    );
    for (let i = 0; i < 4; i++) {
      const y = -s * 0.18 + i * s * 0.12;
      pen.line(
        [
          [side * s * 0.08, y],
          [side * s * 0.38, y - s * 0.05],
        ],
        { ...ink, width: ink.width * 0.6 },
      );
    }
  }
}

function drawLantern(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.ellipse(0, 0, s * 0.5, s * 0.5, { fill: '#ffe6a0', opacity: 0.55 });
  pen.curve(
    [
      [-s * 0.14, -s * 0.3],
      [-s * 0.12, -s * 0.48],
      [s * 0.12, -s * 0.48],
      [s * 0.14, -s * 0.3],
    ],
    ink,
  );
  pen.shape(
    [
      [-s * 0.2, -s * 0.3],
      [s * 0.2, -s * 0.3],
      [s * 0.25, s * 0.3],
      [-s * 0.25, s * 0.3],
    ],
    { fill: '#fff3cf', ...ink },
  );
  pen.rect(-s * 0.27, s * 0.3, s * 0.54, s * 0.1, { fill: STEEL, ...ink });
  pen.rect(-s * 0.22, -s * 0.36, s * 0.44, s * 0.08, { fill: STEEL, ...ink });
  pen.curve(
    [
      [0, s * 0.28],
      [-s * 0.12, s * 0.12],
      [0, -s * 0.16],
      [s * 0.12, s * 0.12],
      [0, s * 0.28],
    ],
    { fill: '#ee8b3a', ...ink },
  );
}

function drawGun(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.shape(
    [
      [-s * 0.2, -s * 0.04],
      [-s * 0.06, -s * 0.02],
      [-s * 0.16, s * 0.34],
      [-s * 0.34, s * 0.3],
    ],
    { fill: WOOD, ...ink },
  );
  pen.rect(-s * 0.24, -s * 0.2, s * 0.26, s * 0.2, { fill: STEEL, ...ink });
  pen.rect(s * 0.0, -s * 0.18, s * 0.46, s * 0.1, { fill: STEEL, ...ink });
  pen.ellipse(s * 0.02, s * 0.08, s * 0.09, s * 0.08, ink);
}

function drawBlade(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.shape(
    [
      [-s * 0.12, -s * 0.06],
      [s * 0.34, -s * 0.05],
      [s * 0.48, s * 0.02],
      [-s * 0.12, s * 0.07],
    ],
    { fill: STEEL, ...ink },
  );
  pen.rect(-s * 0.16, -s * 0.14, s * 0.06, s * 0.28, { fill: BRASS, ...ink });
  pen.rect(-s * 0.48, -s * 0.06, s * 0.32, s * 0.13, { fill: WOOD, ...ink });
}

function drawBottle(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.curve(
    [
      [-s * 0.06, -s * 0.46],
      [-s * 0.06, -s * 0.2],
      [-s * 0.2, -s * 0.06],
      [-s * 0.2, s * 0.44],
      [s * 0.2, s * 0.44],
      [s * 0.2, -s * 0.06],
      [s * 0.06, -s * 0.2],
      [s * 0.06, -s * 0.46],
      [-s * 0.06, -s * 0.46],
    ],
    { fill: '#8fb59c', ...ink },
  );
  pen.rect(-s * 0.18, s * 0.08, s * 0.36, s * 0.2, { fill: PAPER, ...ink });
}

function drawRing(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.ellipse(0, s * 0.08, s * 0.3, s * 0.3, { fill: BRASS, ...ink });
  pen.ellipse(0, s * 0.08, s * 0.21, s * 0.21, { fill: PAPER, ...ink });
  pen.shape(
    [
      [-s * 0.1, -s * 0.24],
      [0, -s * 0.4],
      [s * 0.1, -s * 0.24],
      [0, -s * 0.14],
    ],
    { fill: '#9cc4d8', ...ink },
  );
}

function drawChest(pen: Pen, s: number, ink: { stroke: string; width: number }): void {
  pen.rect(-s * 0.42, -s * 0.06, s * 0.84, s * 0.42, { fill: WOOD, ...ink });
  pen.curve(
    [
      [-s * 0.42, -s * 0.06],
      [-s * 0.38, -s * 0.3],
      [0, -s * 0.36],
      [s * 0.38, -s * 0.3],
      [s * 0.42, -s * 0.06],
    ],
    { fill: WOOD, ...ink },
  );
  pen.rect(-s * 0.07, -s * 0.12, s * 0.14, s * 0.17, { fill: BRASS, ...ink });
}
