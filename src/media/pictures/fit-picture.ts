import { Resvg } from '@resvg/resvg-js';
import { AppError } from '../../contract/error.ts';

export interface PictureToFit {
  content: Uint8Array;
  type: string;
  width: number;
  height: number;
}

/**
 * A picture as a PNG of a panel's size, filled from its middle: engines have shapes of their own. For threads.
 * @throws AppError media.unsupported
 */
export function fitPicture({ content, type, width, height }: PictureToFit): Uint8Array {
  if (type !== 'image/png' && type !== 'image/jpeg') {
    throw new AppError('media.unsupported', `a picture of type ${type} cannot be made a panel`, {
      hint: 'Have the engine answer PNG or JPEG.',
    });
  }
  const data = Buffer.from(content).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fff"/><image width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" xlink:href="data:${type};base64,${data}"/></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}
