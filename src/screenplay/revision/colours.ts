import { AppError } from '../../contract/error.ts';
import {
  REVISION_COLOURS,
  SHEET_COLOURS,
  type SheetColour,
} from '../../contract/screenplay-format.ts';

/** The sheets' own colours. */
const SHEETS: Readonly<Record<SheetColour, string>> = {
  White: '#ffffff',
  Blue: '#dbe9fa',
  Pink: '#fbdfe6',
  Yellow: '#fdf8cd',
  Green: '#dcf2dc',
  Goldenrod: '#fbeac2',
  Buff: '#f5ead6',
  Salmon: '#fbdccf',
  Cherry: '#f7ccd1',
};

/** A colour as it is written in the list, however its letters are. @throws AppError `invalid` */
export function revisionColour(name: string): string {
  const found = REVISION_COLOURS.find((colour) => colour.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw new AppError('invalid', `"${name}" is no revision colour`, {
    hint: `The colours in their order: ${REVISION_COLOURS.join(', ')}.`,
    details: { colour: name, colours: REVISION_COLOURS },
  });
}

/** The paper's own colour, as six hexadecimal digits. */
export function sheetColour(colour: string): string {
  const single = colour.replace(/^Double /, '');
  return SHEETS[SHEET_COLOURS.find((each) => each === single) ?? 'White'];
}
