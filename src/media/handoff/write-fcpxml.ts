import { type EditRate, firstFrame } from '../timeline/timecode.ts';
import type { Clip, Cut, Marker } from './cut.ts';
import type { FrameSize } from './write-xmeml.ts';
import { relativeUrl, xmlText } from './xml.ts';

/** Of the takes: one channel at 16 kHz. */
const AUDIO_RATE = 16_000;

/**
 * Final Cut Pro XML 1.9: panels on the spine, what is heard connected to the panel that it begins over. Every time
 * is a fraction of seconds on a frame boundary.
 */
export function writeFcpxml(cut: Cut, { width, height }: FrameSize): string {
  const { title, rate, frames, panels, stems, markers } = cut;
  const time = (count: number) => rational(count, rate);
  const first = firstFrame(rate);
  const sounds = stems.flatMap(({ name, clips }, lane) =>
    clips.map((clip) => ({ ...clip, lane: -(lane + 1), role: name })),
  );
  const assets = [
    ...panels.map(
      ({ file, name }, i) =>
        `<asset id="p${i + 1}" name="${xmlText(name)}" start="0s" duration="0s" hasVideo="1" format="r2" videoSources="1"><media-rep kind="original-media" src="${xmlText(relativeUrl(file))}"/></asset>`,
    ),
    ...sounds.map(
      ({ file, name, frames: length }, i) =>
        `<asset id="s${i + 1}" name="${xmlText(name)}" start="0s" duration="${time(length)}" hasAudio="1" audioSources="1" audioChannels="1" audioRate="${AUDIO_RATE}"><media-rep kind="original-media" src="${xmlText(relativeUrl(file))}"/></asset>`,
    ),
  ];
  const over = byPanel(panels, sounds);
  const marked = byPanel(panels, markers);
  const spine = panels.map((panel, i) => {
    // What is connected counts from the beginning of its panel's own time.
    const local = (start: number) => time(start - panel.start);
    const heard = (over.get(i) ?? []).map(({ item, at }) => {
      const { name, start, frames: length, lane, role } = item;
      return `<asset-clip ref="s${at + 1}" lane="${lane}" offset="${local(start)}" name="${xmlText(name)}" duration="${time(length)}" audioRole="dialogue.${xmlText(role)}"/>`;
    });
    const notes = (marked.get(i) ?? []).map(
      ({ item }) =>
        `<marker start="${local(item.start)}" duration="${time(1)}" value="${xmlText(item.name)}" note="${xmlText(item.comment)}"/>`,
    );
    return `<video ref="p${i + 1}" offset="${time(first + panel.start)}" name="${xmlText(panel.name)}" start="0s" duration="${time(panel.frames)}">${[...heard, ...notes].join('')}</video>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.9">
<resources>
<format id="r1" frameDuration="${time(1)}" width="${width}" height="${height}"/>
<format id="r2" name="FFVideoFormatRateUndefined" width="${width}" height="${height}"/>
${assets.join('\n')}
</resources>
<library><event name="${xmlText(title)}"><project name="${xmlText(title)}">
<sequence format="r1" duration="${time(frames)}" tcStart="${time(first)}" tcFormat="${rate.drop ? 'DF' : 'NDF'}">
<spine>
${spine.join('\n')}
</spine>
</sequence>
</project></event></library>
</fcpxml>
`;
}

function rational(count: number, { frames, seconds }: EditRate): string {
  if (count === 0) return '0s';
  const divisor = commonDivisor(count * seconds, frames);
  const [over, under] = [(count * seconds) / divisor, frames / divisor];
  return under === 1 ? `${over}s` : `${over}/${under}s`;
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

/** By the place of the panel over which each begins; both are in order of time within their own. */
function byPanel<Item extends Pick<Clip | Marker, 'start'>>(
  panels: readonly Clip[],
  items: readonly Item[],
): Map<number, { item: Item; at: number }[]> {
  const ends = panels.map(({ start, frames }) => start + frames);
  const found = new Map<number, { item: Item; at: number }[]>();
  items.forEach((item, at) => {
    const panel = Math.min(firstAbove(ends, item.start), panels.length - 1);
    const list = found.get(panel) ?? [];
    list.push({ item, at });
    found.set(panel, list);
  });
  return found;
}

/** The place of the first of ascending numbers that is above another. */
function firstAbove(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
