import type { Palette } from './panel-palette.ts';
import type { Pen, Point } from './pen.ts';

export interface Ground {
  width: number;
  height: number;
  /** Where ground or floor begins, from the top. */
  horizon: number;
}

type Feature = (pen: Pen, palette: Palette, ground: Ground) => void;

/** The first that matches the place says what stands in it. */
const FEATURES: readonly (readonly [RegExp, Feature])[] = [
  [
    /\b(?:sea|harbou?r|quay|beach|shore|seashore|seaside|breakwater|pier|docks?|wharf|boat|ship|deck|coast|bay|ocean|island|ferry|jetty|lighthouse|causeway|river|riverside|lake|pool|canal|embankment|bridge|shallows|fleet)\b/i,
    drawWater,
  ],
  [
    /\b(?:street|road|town|city|market|square|alley|lane|village|stairs|rooftops?|yard|courtyard|house|cottage|shop|station|gate|church|chapel|school|inn|hotel|castle|palace|tower|avenue|pavement|terrace|corner|steps|theatre|hospital|prison)\b/i,
    drawHouses,
  ],
  [
    /\b(?:forest|woods?|trees?|garden|gardens|park|orchard|churchyard|graveyard|jungle|grove|vineyard)\b/i,
    drawTrees,
  ],
];

/** A place under the sky: its light, its horizon and what stands there. */
export function drawOutside(pen: Pen, place: string, palette: Palette, ground: Ground): void {
  const { width, height, horizon } = ground;
  const [top, bottom] = palette.sky;
  pen.raw(
    `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`,
  );
  pen.raw(`<rect width="${width}" height="${height}" fill="url(#sky)"/>`);
  drawLight(pen, palette, ground);
  drawHills(pen, palette, ground);
  pen.raw(
    `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${palette.ground}"/>`,
  );
  const feature = featureOf(FEATURES, place) ?? drawGrass;
  feature(pen, palette, ground);
  pen.line(
    [
      [0, horizon],
      [width, horizon],
    ],
    { stroke: palette.ink, width: 3 },
  );
}

/** What a place has, by the most particular of its names: of HOUSE, KITCHEN that of the kitchen. */
export function featureOf<Feature>(
  features: readonly (readonly [RegExp, Feature])[],
  place: string,
): Feature | undefined {
  for (const part of place.split(/[,/:–—]| - /).toReversed()) {
    const found = features.find(([pattern]) => pattern.test(part));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

function drawLight(pen: Pen, palette: Palette, { width, horizon }: Ground): void {
  const x = width * pen.between(0.62, 0.86);
  const y = horizon * pen.between(0.2, 0.34);
  const size = width * 0.035;
  if (palette.night) {
    for (let i = 0; i < 26; i++) {
      const star = pen.between(1.2, 3);
      pen.raw(
        `<circle cx="${Math.round(pen.between(0, width))}" cy="${Math.round(pen.between(0, horizon * 0.75))}" r="${star.toFixed(1)}" fill="${palette.light}" fill-opacity=".8"/>`,
      );
    }
  }
  pen.ellipse(x, y, size, size, { fill: palette.light, stroke: palette.ink, width: 2.5 });
  if (palette.night) {
    pen.ellipse(x + size * 0.45, y - size * 0.2, size * 0.8, size * 0.8, { fill: palette.sky[0] });
    return;
  }
  for (const [cx, cy, scale] of [
    [0.2, 0.22, 1],
    [0.47, 0.12, 0.7],
  ] as const) {
    drawCloud(pen, palette, width * cx, horizon * cy, width * 0.05 * scale);
  }
}

function drawCloud(pen: Pen, { cloud, ink }: Palette, x: number, y: number, size: number): void {
  pen.curve(
    [
      [x - size * 1.6, y + size * 0.5],
      [x - size * 1.7, y - size * 0.2],
      [x - size * 0.8, y - size * 0.4],
      [x - size * 0.2, y - size],
      [x + size * 0.7, y - size * 0.5],
      [x + size * 1.6, y - size * 0.3],
      [x + size * 1.7, y + size * 0.5],
      [x - size * 1.6, y + size * 0.5],
    ],
    { fill: cloud, stroke: ink, width: 2, opacity: 0.9 },
  );
}

function drawHills(pen: Pen, { far, ink }: Palette, { width, horizon }: Ground): void {
  const steps = 7;
  const ridge = Array.from({ length: steps + 1 }, (_, i): Point => {
    return [(width * i) / steps, horizon - horizon * pen.between(0.04, 0.22)];
  });
  pen.curve([[-20, horizon + 4], ...ridge, [width + 20, horizon + 4]], {
    fill: far,
    stroke: ink,
    width: 2,
  });
}

function drawWater(pen: Pen, palette: Palette, { width, height, horizon }: Ground): void {
  const depth = height - horizon;
  pen.raw(
    `<rect y="${horizon}" width="${width}" height="${depth * 0.62}" fill="${palette.water}"/>`,
  );
  for (let i = 0; i < 22; i++) {
    const y = horizon + depth * pen.between(0.06, 0.58);
    const x = pen.between(0, width);
    const size = 14 + ((y - horizon) / depth) * 46;
    pen.curve(
      [
        [x, y],
        [x + size * 0.5, y - size * 0.22],
        [x + size, y],
        [x + size * 1.5, y - size * 0.2],
        [x + size * 2, y],
      ],
      { stroke: palette.night ? '#6f86ab' : palette.ink, width: 2, opacity: 0.7 },
    );
  }
  drawBoat(pen, palette, width * pen.between(0.14, 0.34), horizon + depth * 0.1, width * 0.05);
  const shore = horizon + depth * 0.62;
  pen.line(
    [
      [0, shore],
      [width, shore],
    ],
    { stroke: palette.ink, width: 3.5 },
  );
  // Planks or stones of whatever one stands on.
  for (let i = 1; i < 10; i++) {
    const top = (width * i) / 10;
    const spread = (top - width / 2) * 0.35;
    pen.line(
      [
        [top, shore],
        [top + spread, height],
      ],
      { stroke: palette.ink, width: 1.8, opacity: 0.5 },
    );
  }
}

function drawBoat(pen: Pen, palette: Palette, x: number, y: number, size: number): void {
  pen.shape(
    [
      [x - size, y],
      [x + size, y],
      [x + size * 0.7, y + size * 0.45],
      [x - size * 0.7, y + size * 0.45],
    ],
    { fill: palette.wood, stroke: palette.ink, width: 2.5 },
  );
  pen.line(
    [
      [x, y],
      [x, y - size * 1.7],
    ],
    { stroke: palette.ink, width: 3 },
  );
  pen.shape(
    [
      [x + 4, y - size * 1.6],
      [x + size * 0.85, y - size * 0.25],
      [x + 4, y - size * 0.25],
    ],
    { fill: palette.cloud, stroke: palette.ink, width: 2 },
  );
}

function drawHouses(pen: Pen, palette: Palette, ground: Ground): void {
  const { width, height, horizon } = ground;
  for (let x = -width * 0.02; x < width; ) {
    const wide = width * pen.between(0.1, 0.17);
    const tall = horizon * pen.between(0.42, 0.78);
    drawHouse(pen, palette, { x, y: horizon, wide, tall });
    x += wide + (pen.random() < 0.25 ? width * 0.05 : 0);
  }
  const road: Point[] = [
    [width * 0.4, horizon],
    [width * 0.6, horizon],
    [width * 0.95, height],
    [width * 0.05, height],
  ];
  pen.shape(road, { fill: palette.night ? '#2f3843' : '#d8d0bf', stroke: palette.ink, width: 2 });
  for (let row = 1; row < 5; row++) {
    const y = horizon + (height - horizon) * (row / 5) ** 1.5;
    const half = width * (0.1 + 0.35 * (row / 5) ** 1.5);
    for (let i = 0; i < 5; i++) {
      const x = width / 2 + pen.between(-half, half) * 0.9;
      pen.line(
        [
          [x, y],
          [x + 10 + row * 7, y],
        ],
        { stroke: palette.ink, width: 2, opacity: 0.4 },
      );
    }
  }
}

function drawHouse(
  pen: Pen,
  palette: Palette,
  { x, y, wide, tall }: { x: number; y: number; wide: number; tall: number },
): void {
  const shades = palette.night
    ? ['#39425a', '#2f3850', '#434a62']
    : [palette.wall, palette.side, palette.ceiling];
  const fill = shades[Math.floor(pen.random() * shades.length)] ?? palette.wall;
  const ink = { stroke: palette.ink, width: 2.8 };
  pen.rect(x, y - tall, wide, tall, { fill, ...ink });
  const roof = palette.night ? '#252c40' : palette.wood;
  pen.shape(
    [
      [x - 6, y - tall],
      [x + wide / 2, y - tall - wide * pen.between(0.2, 0.45)],
      [x + wide + 6, y - tall],
    ],
    { fill: roof, ...ink },
  );
  const rows = Math.max(1, Math.floor(tall / 95));
  for (let row = 0; row < rows; row++) {
    for (const share of [0.2, 0.6]) {
      const lit = palette.night ? pen.random() < 0.45 : false;
      const glass = lit ? palette.lamp : palette.night ? '#1a2236' : '#b7cbd3';
      pen.rect(x + wide * share, y - tall + 22 + row * 95, wide * 0.2, 40, {
        fill: glass,
        stroke: palette.ink,
        width: 2,
      });
    }
  }
}

function drawTrees(pen: Pen, palette: Palette, ground: Ground): void {
  const { width, height, horizon } = ground;
  for (let i = 0; i < 9; i++) {
    const x = (width * (i + pen.between(0.1, 0.9))) / 9;
    drawTree(pen, palette, x, horizon + 14, horizon * pen.between(0.4, 0.6));
  }
  for (const x of [pen.between(0.02, 0.1), pen.between(0.9, 0.98)]) {
    drawTree(pen, palette, width * x, horizon + (height - horizon) * 0.5, horizon * 1.05);
  }
  drawTufts(pen, palette, ground);
}

function drawTree(pen: Pen, palette: Palette, x: number, y: number, tall: number): void {
  const trunk = tall * 0.07;
  pen.shape(
    [
      [x - trunk, y],
      [x - trunk * 0.6, y - tall * 0.55],
      [x + trunk * 0.6, y - tall * 0.55],
      [x + trunk, y],
    ],
    { fill: palette.wood, stroke: palette.ink, width: 2.5 },
  );
  const crown = tall * 0.3;
  pen.ellipse(x, y - tall * 0.7, crown, crown * 1.05, {
    fill: palette.near,
    stroke: palette.ink,
    width: 2.8,
  });
  pen.curve(
    [
      [x - crown * 0.4, y - tall * 0.72],
      [x - crown * 0.1, y - tall * 0.6],
      [x + crown * 0.3, y - tall * 0.68],
    ],
    { stroke: palette.ink, width: 2, opacity: 0.5 },
  );
}

function drawGrass(pen: Pen, palette: Palette, ground: Ground): void {
  const { width, height, horizon } = ground;
  pen.curve(
    [
      [width * 0.46, horizon],
      [width * 0.55, horizon + (height - horizon) * 0.3],
      [width * 0.36, height],
    ],
    { stroke: palette.ink, width: 2.5, opacity: 0.5 },
  );
  pen.curve(
    [
      [width * 0.5, horizon],
      [width * 0.64, horizon + (height - horizon) * 0.3],
      [width * 0.62, height],
    ],
    { stroke: palette.ink, width: 2.5, opacity: 0.5 },
  );
  drawTufts(pen, palette, ground);
}

function drawTufts(pen: Pen, palette: Palette, { width, height, horizon }: Ground): void {
  for (let i = 0; i < 26; i++) {
    const y = pen.between(horizon + 20, height - 8);
    const x = pen.between(0, width);
    const size = 8 + ((y - horizon) / (height - horizon)) * 16;
    for (const lean of [-0.5, 0, 0.5]) {
      pen.line(
        [
          [x, y],
          [x + lean * size, y - size],
        ],
        { stroke: palette.ink, width: 2, opacity: 0.45 },
      );
    }
  }
}
