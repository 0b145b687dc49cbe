import { crc32, deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG made smaller and without transparency, which a PDF takes as it is. */
export function opaquePng(png: Uint8Array, size: { width: number; height: number }): Buffer {
  const { width, height } = size;
  const data = Buffer.from(png).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fff"/><image width="${width}" height="${height}" xlink:href="data:image/png;base64,${data}"/></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits each of red, green and blue.
  head.set([8, 2], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rowsOf(pixels, size))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row as the difference to the one above, which flat areas leave at nothing. */
function rowsOf(pixels: Uint8Array, { width, height }: { width: number; height: number }): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  let to = 0;
  for (let y = 0; y < height; y++) {
    rows[to++] = 2;
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      for (let band = 0; band < 3; band++) {
        const above = y === 0 ? 0 : (pixels[from + band - width * 4] ?? 0);
        rows[to++] = ((pixels[from + band] ?? 0) - above) & 0xff;
      }
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
