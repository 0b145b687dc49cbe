import type { FrameRate } from '../timeline/frame-rate.ts';
import type { Size } from './frame-size.ts';

/** A frame's bytes and its number; those between two are as the one before. */
export interface RawFrame {
  at: number;
  pixels: Uint8Array;
}

/**
 * Raw frames as Matroska: a plain stream of frames has no times, so that a picture which stands for four
 * seconds would have to go through the pipe a hundred times.
 */
export async function* rawVideo(
  frames: AsyncIterable<RawFrame>,
  size: Size,
  rate: FrameRate,
): AsyncGenerator<Uint8Array> {
  yield header(size, rate);
  for await (const { at, pixels } of frames) {
    yield blockHeader(at, pixels.byteLength);
    yield pixels;
  }
}

// Ids of elements, as the specification of Matroska has them.
const EBML = 0x1a45dfa3;
const DOC_TYPE = 0x4282;
const DOC_TYPE_VERSION = 0x4287;
const DOC_TYPE_READ_VERSION = 0x4285;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const NANOSECONDS_PER_TICK = 0x2ad7b1;
const MUXING_APP = 0x4d80;
const WRITING_APP = 0x5741;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const TRACK_NUMBER = 0xd7;
const TRACK_UID = 0x73c5;
const TRACK_TYPE = 0x83;
const CODEC = 0x86;
const VIDEO = 0xe0;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const COLOUR_SPACE = 0x2eb524;
const CLUSTER = 0x1f43b675;
const CLUSTER_TIME = 0xe7;
const BLOCK = 0xa3;

const UNKNOWN_LENGTH = Buffer.from('01ffffffffffffff', 'hex');
/** Track 1, at its cluster's time, a key frame. */
const BLOCK_HEAD = Buffer.from([0x81, 0, 0, 0x80]);

function header({ width, height }: Size, { frames, seconds }: FrameRate): Buffer {
  // A tick is a frame.
  const tick = Math.round((1e9 * seconds) / frames);
  return Buffer.concat([
    element(EBML, [
      element(DOC_TYPE, 'matroska'),
      element(DOC_TYPE_VERSION, 2),
      element(DOC_TYPE_READ_VERSION, 2),
    ]),
    idOf(SEGMENT),
    UNKNOWN_LENGTH,
    element(INFO, [
      element(NANOSECONDS_PER_TICK, tick),
      element(MUXING_APP, 'goldenrod'),
      element(WRITING_APP, 'goldenrod'),
    ]),
    element(TRACKS, [
      element(TRACK, [
        element(TRACK_NUMBER, 1),
        element(TRACK_UID, 1),
        element(TRACK_TYPE, 1),
        element(CODEC, 'V_UNCOMPRESSED'),
        element(VIDEO, [
          element(PIXEL_WIDTH, width),
          element(PIXEL_HEIGHT, height),
          element(COLOUR_SPACE, 'I420'),
        ]),
      ]),
    ]),
  ]);
}

function blockHeader(at: number, bytes: number): Buffer {
  const time = element(CLUSTER_TIME, at);
  const block = Buffer.concat([idOf(BLOCK), lengthOf(BLOCK_HEAD.length + bytes), BLOCK_HEAD]);
  const length = lengthOf(time.length + block.length + bytes);
  return Buffer.concat([idOf(CLUSTER), length, time, block]);
}

function element(id: number, content: number | string | Buffer[]): Buffer {
  const body =
    typeof content === 'number'
      ? bigEndian(content, 8)
      : typeof content === 'string'
        ? Buffer.from(content, 'latin1')
        : Buffer.concat(content);
  return Buffer.concat([idOf(id), lengthOf(body.length), body]);
}

function idOf(id: number): Buffer {
  return bigEndian(id, Math.ceil((32 - Math.clz32(id)) / 8));
}

/** In eight bytes, whatever it is. */
function lengthOf(bytes: number): Buffer {
  const length = bigEndian(bytes, 8);
  length[0] = 1;
  return length;
}

function bigEndian(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(value));
  return buffer.subarray(8 - bytes);
}
