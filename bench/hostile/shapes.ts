/** A text of any length that some algorithm may not like. */
export interface Shape {
  name: string;
  /** @param length characters, met to within one unit of the shape */
  make(length: number): string;
}

/** `unit` again and again. */
export function repeated(unit: string): Shape {
  return { name: `${shown(unit)} repeated`, make: (length) => fill(() => unit, length) };
}

/** `template` again and again, each `{}` in it another capitalised word every time. */
export function distinct(template: string): Shape {
  return {
    name: `${shown(template)} with distinct words`,
    make: (length) => fill((at) => template.replaceAll('{}', wordOf(at)), length),
  };
}

/** As many `open` as `close`, around `core`. */
export function nested(open: string, close: string, core = 'a'): Shape {
  return {
    name: `${shown(open)} ${shown(close)} nested`,
    make: (length) => {
      const depth = Math.max(1, Math.floor((length - core.length) / (open + close).length));
      return open.repeat(depth) + core + close.repeat(depth);
    },
  };
}

/** A shape behind a text that stands once. */
export function after(head: string, shape: Shape): Shape {
  return {
    name: `${shown(head)} then ${shape.name}`,
    make: (length) => head + shape.make(Math.max(1, length - head.length)),
  };
}

/** A shape before a text that stands once. */
export function before(tail: string, shape: Shape): Shape {
  return {
    name: `${shape.name} then ${shown(tail)}`,
    make: (length) => shape.make(Math.max(1, length - tail.length)) + tail,
  };
}

/** A shape between two texts that stand once. */
export function within([open, close]: readonly [string, string], shape: Shape): Shape {
  return before(close, after(open, shape));
}

/** A mark as marks stand: by itself, by line, among words. */
export function everyWay(mark: string): Shape[] {
  return [mark, `${mark}\n`, ` ${mark}word ${mark}`].map(repeated);
}

/** Each mark beside each: what opens is not what closes. */
export function alternated(marks: readonly string[]): Shape[] {
  return marks.flatMap((one, at) =>
    marks.slice(at + 1).map((other) => repeated(`${one}a${other}b`)),
  );
}

/** The place of a word in the order of all, in letters; no two places have the same. */
function wordOf(place: number): string {
  let rest = place;
  let word = '';
  do {
    word = String.fromCharCode(97 + (rest % 26)) + word;
    rest = Math.floor(rest / 26);
  } while (rest > 0);
  return `Q${word.padStart(5, 'a')}`;
}

function fill(unit: (at: number) => string, length: number): string {
  const units: string[] = [];
  let made = 0;
  for (let at = 0; made < length; at += 1) {
    const next = unit(at);
    units.push(next);
    made += next.length;
  }
  return units.join('');
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text);
}
