import { featureOf, type Ground } from './draw-outside.ts';
import type { Palette } from './panel-palette.ts';
import type { Pen, Point } from './pen.ts';

/** The far wall of a room. */
interface Wall {
  left: number;
  right: number;
  top: number;
  /** Where it meets the floor. */
  foot: number;
}

type Feature = (pen: Pen, palette: Palette, wall: Wall) => void;

/** The first that matches the place says what is in the room. */
const FEATURES: readonly (readonly [RegExp, Feature])[] = [
  [
    /\b(?:car|train|carriage|cab|compartment|bus|coach|hansom|brougham|tram|plane|aeroplane|cockpit|taxi|lamp room|lighthouse|conservatory|greenhouse|studio|wheelhouse|bridge|cabin)\b/i,
    drawPanes,
  ],
  [
    /\b(?:cellar|vault|cave|prison|cell|dungeon|tunnel|crypt|church|chapel|cathedral|monastery|tomb|mine|boathouse|barn|stables?|shed|attic)\b/i,
    drawArches,
  ],
  [
    /\b(?:library|study|office|bookshop|archive|laborator(?:y|ies)|school|schoolroom|museum|shop|store|surgery|consulting-room|bank|hall of records)\b/i,
    drawShelves,
  ],
  [/\b(?:bed|bedroom|bedchamber|chamber|nursery|hospital|ward|sick ?room|dormitory)\b/i, drawBed],
  [
    /\b(?:stairs|staircase|hall|corridor|passage|landing|lobby|vestibule|stairwell|house)\b/i,
    drawStairs,
  ],
  [
    /\b(?:kitchen|dining|inn|tavern|pub|bar|cafe|café|restaurant|taproom|bakery|scullery|pantry|saloon)\b/i,
    drawKitchen,
  ],
];

/** A place under a roof: its walls, a window with the light of the day, and what stands there. */
export function drawInside(pen: Pen, place: string, palette: Palette, ground: Ground): void {
  const { width, height, horizon } = ground;
  const wall: Wall = {
    left: width * 0.1,
    right: width * 0.9,
    top: horizon * 0.12,
    foot: horizon,
  };
  drawBox(pen, palette, wall, { width, height });
  const feature = featureOf(FEATURES, place) ?? drawParlour;
  feature(pen, palette, wall);
  if (palette.night) drawGlow(pen, wall);
}

function drawBox(
  pen: Pen,
  palette: Palette,
  { left, right, top, foot }: Wall,
  { width, height }: Pick<Ground, 'width' | 'height'>,
): void {
  const depth = height - foot;
  const reach = left + depth * 0.4;
  const ink = { stroke: palette.ink, width: 3 };
  const corners: Record<'a' | 'b' | 'c' | 'd', Point> = {
    a: [left, top],
    b: [right, top],
    c: [right, foot],
    d: [left, foot],
  };
  pen.raw(`<rect width="${width}" height="${height}" fill="${palette.floor}"/>`);
  pen.shape([[0, -2], [width, -2], corners.b, corners.a], { fill: palette.ceiling });
  pen.shape([[-2, -2], corners.a, corners.d, [left - reach, height + 2], [-2, height + 2]], {
    fill: palette.side,
  });
  pen.shape(
    [[width + 2, -2], corners.b, corners.c, [right + reach, height + 2], [width + 2, height + 2]],
    { fill: palette.side },
  );
  pen.rect(left, top, right - left, foot - top, { fill: palette.wall, ...ink });
  pen.line([[0, 0], corners.a], ink);
  pen.line([[width, 0], corners.b], ink);
  pen.line([corners.d, [left - reach, height]], ink);
  pen.line([corners.c, [right + reach, height]], ink);
  for (let i = 1; i < 8; i++) {
    const x = left + ((right - left) * i) / 8;
    const spread = (x - width / 2) * 0.42;
    pen.line(
      [
        [x, foot],
        [x + spread, height],
      ],
      { stroke: palette.ink, width: 1.8, opacity: 0.35 },
    );
  }
}

function drawWindow(
  pen: Pen,
  palette: Palette,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  lit = true,
): void {
  const ink = { stroke: palette.ink, width: 3 };
  pen.rect(x - 9, y - 9, width + 18, height + 18, { fill: palette.wood, ...ink });
  pen.rect(x, y, width, height, { fill: palette.sky[palette.night ? 0 : 1], ...ink });
  const light = Math.min(width, height) * 0.15;
  if (lit) pen.ellipse(x + width * 0.72, y + height * 0.28, light, light, { fill: palette.light });
  if (lit && palette.night)
    pen.ellipse(
      x + width * 0.72 + light * 0.5,
      y + height * 0.28 - light * 0.2,
      light * 0.8,
      light * 0.8,
      { fill: palette.sky[0] },
    );
  pen.line(
    [
      [x + width / 2, y],
      [x + width / 2, y + height],
    ],
    ink,
  );
  pen.line(
    [
      [x, y + height / 2],
      [x + width, y + height / 2],
    ],
    ink,
  );
}

function drawCurtains(
  pen: Pen,
  palette: Palette,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const cloth = palette.night ? '#6e4a55' : '#c98f7c';
  for (const side of [-1, 1]) {
    const edge = side < 0 ? x - 14 : x + width + 14;
    const inner = edge - side * width * 0.3;
    pen.curve(
      [
        [edge, y - 16],
        [inner, y - 16],
        [inner + side * width * 0.1, y + height * 0.5],
        [inner + side * width * 0.12, y + height + 24],
        [edge + side * 6, y + height + 24],
        [edge, y - 16],
      ],
      { fill: cloth, stroke: palette.ink, width: 2.5 },
    );
  }
  pen.line(
    [
      [x - 30, y - 18],
      [x + width + 30, y - 18],
    ],
    { stroke: palette.ink, width: 5 },
  );
}

function drawDoor(pen: Pen, palette: Palette, { foot, top }: Wall, x: number, width: number): void {
  const height = (foot - top) * 0.74;
  const ink = { stroke: palette.ink, width: 3 };
  pen.rect(x - 8, foot - height - 8, width + 16, height + 8, { fill: palette.side, ...ink });
  pen.rect(x, foot - height, width, height, { fill: palette.wood, ...ink });
  for (const share of [0.1, 0.55])
    pen.rect(x + width * 0.18, foot - height * (0.98 - share), width * 0.64, height * 0.34, {
      stroke: palette.ink,
      width: 2,
      opacity: 0.6,
    });
  pen.ellipse(x + width * 0.86, foot - height * 0.46, 5, 5, {
    fill: palette.lamp,
    ...ink,
    width: 2,
  });
}

function drawPicture(pen: Pen, palette: Palette, x: number, y: number, size: number): void {
  pen.rect(x, y, size, size * 0.75, { fill: palette.wood, stroke: palette.ink, width: 3 });
  pen.rect(x + 9, y + 9, size - 18, size * 0.75 - 18, {
    fill: palette.far,
    stroke: palette.ink,
    width: 2,
  });
}

/** Where a window stands, on the left or on the right of a wall. */
function windowAt({ left, right, top, foot }: Wall, onLeft: boolean) {
  const span = right - left;
  const tall = foot - top;
  return {
    x: left + span * (onLeft ? 0.12 : 0.68),
    y: top + tall * 0.2,
    width: span * 0.2,
    height: tall * 0.46,
  };
}

function drawParlour(pen: Pen, palette: Palette, wall: Wall): void {
  const onLeft = pen.random() < 0.5;
  const span = wall.right - wall.left;
  const pane = windowAt(wall, onLeft);
  drawWindow(pen, palette, pane);
  drawCurtains(pen, palette, pane);
  drawDoor(pen, palette, wall, wall.left + span * (onLeft ? 0.74 : 0.1), span * 0.14);
  drawPicture(
    pen,
    palette,
    wall.left + span * 0.45,
    wall.top + (wall.foot - wall.top) * 0.2,
    span * 0.1,
  );
}

function drawKitchen(pen: Pen, palette: Palette, wall: Wall): void {
  const onLeft = pen.random() < 0.5;
  const span = wall.right - wall.left;
  drawWindow(pen, palette, windowAt(wall, onLeft));
  const x = wall.left + span * (onLeft ? 0.52 : 0.08);
  const tall = wall.foot - wall.top;
  for (const row of [0.2, 0.42]) {
    const y = wall.top + tall * row;
    for (let i = 0; i < 5; i++) {
      const at = x + span * (0.04 + i * 0.075);
      if (pen.random() < 0.5)
        pen.rect(at, y - 34, 20, 34, { fill: palette.far, stroke: palette.ink, width: 2.2 });
      else
        pen.ellipse(at + 12, y - 16, 17, 16, {
          fill: palette.lamp,
          stroke: palette.ink,
          width: 2.2,
        });
    }
    pen.rect(x, y, span * 0.4, 10, { fill: palette.wood, stroke: palette.ink, width: 2.5 });
  }
  drawTable(pen, palette, wall);
}

function drawTable(pen: Pen, palette: Palette, { left, right, foot, top }: Wall): void {
  const span = right - left;
  const y = foot - (foot - top) * 0.1;
  const ink = { stroke: palette.ink, width: 3 };
  for (const share of [0.36, 0.62])
    pen.rect(left + span * share, y, 14, 72, { fill: palette.wood, ...ink });
  pen.shape(
    [
      [left + span * 0.34, y - 14],
      [left + span * 0.66, y - 14],
      [left + span * 0.7, y + 16],
      [left + span * 0.3, y + 16],
    ],
    { fill: palette.wood, ...ink },
  );
}

function drawShelves(pen: Pen, palette: Palette, wall: Wall): void {
  const onLeft = pen.random() < 0.5;
  drawWindow(pen, palette, windowAt(wall, onLeft));
  const span = wall.right - wall.left;
  const tall = wall.foot - wall.top;
  const x = wall.left + span * (onLeft ? 0.44 : 0.06);
  const wide = span * 0.5;
  const y = wall.top + tall * 0.1;
  pen.rect(x, y, wide, tall * 0.9, { fill: palette.wood, stroke: palette.ink, width: 3 });
  const colours = palette.night
    ? ['#5d4452', '#46506b', '#585a48', '#6c5a45']
    : ['#a85c4a', '#56708a', '#7f8a5c', '#c9a25a', '#e3d6b8'];
  const rows = 4;
  for (let row = 0; row < rows; row++) {
    const foot = y + (tall * 0.9 * (row + 1)) / rows - 6;
    for (let at = x + 10; at < x + wide - 30; ) {
      const thick = pen.between(12, 24);
      const high = (tall * 0.9 * pen.between(0.55, 0.8)) / rows;
      const fill = colours[Math.floor(pen.random() * colours.length)] ?? palette.far;
      if (pen.random() < 0.92)
        pen.raw(
          `<rect x="${at.toFixed(1)}" y="${(foot - high).toFixed(1)}" width="${thick.toFixed(1)}" height="${high.toFixed(1)}" fill="${fill}" stroke="${palette.ink}" stroke-width="2"/>`,
        );
      at += thick + 1;
    }
    pen.line(
      [
        [x, foot],
        [x + wide, foot],
      ],
      { stroke: palette.ink, width: 3.5 },
    );
  }
}

function drawBed(pen: Pen, palette: Palette, wall: Wall): void {
  const onLeft = pen.random() < 0.5;
  const pane = windowAt(wall, onLeft);
  drawWindow(pen, palette, pane);
  drawCurtains(pen, palette, pane);
  const span = wall.right - wall.left;
  const x = wall.left + span * (onLeft ? 0.52 : 0.06);
  const y = wall.foot;
  const ink = { stroke: palette.ink, width: 3 };
  const cloth = palette.night ? '#56607e' : '#b9c7d4';
  pen.rect(x, y - 150, 22, 190, { fill: palette.wood, ...ink });
  pen.rect(x + 22, y - 50, span * 0.36, 56, { fill: cloth, ...ink });
  pen.ellipse(x + 80, y - 62, 54, 22, { fill: palette.night ? '#a7a9b8' : '#fbf8ef', ...ink });
  pen.rect(x + 10 + span * 0.37, y - 90, 18, 130, { fill: palette.wood, ...ink });
}

function drawStairs(pen: Pen, palette: Palette, wall: Wall): void {
  const span = wall.right - wall.left;
  const tall = wall.foot - wall.top;
  const ink = { stroke: palette.ink, width: 3 };
  const steps = 8;
  const from = wall.left + span * 0.55;
  const points: Point[] = [[from, wall.foot]];
  for (let i = 0; i < steps; i++) {
    const x = from + (span * 0.45 * i) / steps;
    const y = wall.foot - (tall * 0.72 * (i + 1)) / steps;
    points.push([x, y], [x + (span * 0.45) / steps, y]);
  }
  pen.shape([...points, [wall.right, wall.foot]], { fill: palette.wood, ...ink });
  const rail = (share: number): Point => [
    from + span * 0.45 * share,
    wall.foot - tall * 0.72 * share - tall * 0.26,
  ];
  pen.line([rail(0.02), rail(0.95)], { stroke: palette.ink, width: 6 });
  for (let i = 0; i < steps; i++) {
    const [x, y] = rail((i + 0.5) / steps);
    pen.line(
      [
        [x, y],
        [x, y + tall * 0.2],
      ],
      { stroke: palette.ink, width: 3 },
    );
  }
  drawDoor(pen, palette, wall, wall.left + span * 0.09, span * 0.14);
  drawPicture(pen, palette, wall.left + span * 0.34, wall.top + tall * 0.2, span * 0.1);
}

function drawArches(pen: Pen, palette: Palette, wall: Wall): void {
  const span = wall.right - wall.left;
  const tall = wall.foot - wall.top;
  for (let i = 0; i < 3; i++) {
    const x = wall.left + span * (0.06 + i * 0.31);
    const wide = span * 0.26;
    pen.curve(
      [
        [x, wall.foot],
        [x, wall.top + tall * 0.5],
        [x + wide * 0.1, wall.top + tall * 0.16],
        [x + wide * 0.5, wall.top + tall * 0.06],
        [x + wide * 0.9, wall.top + tall * 0.16],
        [x + wide, wall.top + tall * 0.5],
        [x + wide, wall.foot],
      ],
      { fill: i === 1 ? palette.sky[0] : palette.side, stroke: palette.ink, width: 3.5 },
    );
  }
  for (let i = 0; i < 22; i++) {
    const x = pen.between(wall.left + 10, wall.right - 60);
    const y = pen.between(wall.top + 10, wall.foot - 30);
    pen.rect(x, y, 46, 22, { stroke: palette.ink, width: 1.8, opacity: 0.3 });
  }
}

function drawPanes(pen: Pen, palette: Palette, wall: Wall): void {
  const span = wall.right - wall.left;
  const tall = wall.foot - wall.top;
  for (let i = 0; i < 4; i++) {
    const x = wall.left + span * (0.04 + i * 0.245);
    const pane = { x, y: wall.top + tall * 0.12, width: span * 0.185, height: tall * 0.56 };
    drawWindow(pen, palette, pane, i === 2);
  }
  pen.rect(wall.left + 10, wall.top + tall * 0.78, span - 20, 16, {
    fill: palette.wood,
    stroke: palette.ink,
    width: 3,
  });
}

/** A lamp burns in a room at night. */
function drawGlow(pen: Pen, { left, right, top, foot }: Wall): void {
  const x = left + (right - left) * 0.5;
  pen.raw(
    `<radialGradient id="glow"><stop offset="0" stop-color="#ffd98a" stop-opacity=".55"/><stop offset="1" stop-color="#ffd98a" stop-opacity="0"/></radialGradient>`,
  );
  pen.raw(
    `<ellipse cx="${x}" cy="${top + (foot - top) * 0.5}" rx="${(right - left) * 0.48}" ry="${(foot - top) * 0.75}" fill="url(#glow)"/>`,
  );
}
