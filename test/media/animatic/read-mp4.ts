import { readFileSync } from 'node:fs';

export interface Mp4Track {
  kind: string;
  /** Milliseconds, as it is played. */
  duration: number;
  width: number;
  height: number;
  samples: number;
}

export interface Mp4 {
  /** The names of the outermost boxes, in order. */
  boxes: string[];
  tracks: Mp4Track[];
}

interface Box {
  name: string;
  body: Buffer;
}

/** What the head of an MP4 says. */
export function readMp4(file: string): Mp4 {
  const outer = boxesOf(readFileSync(file));
  const movie = boxesOf(find(outer, 'moov'));
  const ticks = find(movie, 'mvhd').readUInt32BE(12);
  const tracks = movie
    .filter(({ name }) => name === 'trak')
    .map(({ body }) => trackOf(body, ticks));
  return { boxes: outer.map(({ name }) => name), tracks };
}

function trackOf(body: Buffer, ticksPerSecond: number): Mp4Track {
  const track = boxesOf(body);
  const head = find(track, 'tkhd');
  const media = boxesOf(find(track, 'mdia'));
  const table = boxesOf(find(boxesOf(find(media, 'minf')), 'stbl'));
  return {
    kind: find(media, 'hdlr').toString('latin1', 8, 12),
    duration: (head.readUInt32BE(20) * 1000) / ticksPerSecond,
    width: head.readUInt32BE(76) / 65_536,
    height: head.readUInt32BE(80) / 65_536,
    samples: find(table, 'stsz').readUInt32BE(8),
  };
}

function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    boxes.push({
      name: bytes.toString('latin1', at + 4, at + 8),
      body: bytes.subarray(at + 8, at + length),
    });
    at += Math.max(8, length);
  }
  return boxes;
}

function find(boxes: Box[], name: string): Buffer {
  const box = boxes.find((one) => one.name === name);
  if (box === undefined) throw new Error(`there is no box ${name}`);
  return box.body;
}
