import { firstFrame, timecode } from '../timeline/timecode.ts';
import type { Clip, Cut } from './cut.ts';
import { relativeUrl, xmlText } from './xml.ts';

export interface FrameSize {
  width: number;
  height: number;
}

/**
 * Final Cut Pro 7 XML (xmeml, version 5), which Premiere and Resolve read. Paths are relative to the file: an
 * editor asks for the folder once, or finds the media beside it.
 */
export function writeXmeml(cut: Cut, { width, height }: FrameSize): string {
  const { title, rate, frames, panels, stems, markers } = cut;
  const first = firstFrame(rate);
  let count = 0;
  const items = (clips: readonly Clip[], kind: 'video' | 'audio') =>
    clips
      .map((clip) => {
        count += 1;
        return clipItem(clip, { number: count, kind, cut });
      })
      .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xmeml>
<xmeml version="5">
<sequence id="sequence-1">
<name>${xmlText(title)}</name>
<duration>${frames}</duration>
${rateOf(cut)}
<timecode>${rateOf(cut)}<string>${timecode(first, rate)}</string><frame>${first}</frame><displayformat>${rate.drop ? 'DF' : 'NDF'}</displayformat></timecode>
<media>
<video>
<format><samplecharacteristics><width>${width}</width><height>${height}</height><pixelaspectratio>square</pixelaspectratio>${rateOf(cut)}</samplecharacteristics></format>
<track>
${items(panels, 'video')}</track>
</video>
<audio>
${stems.map(({ clips }) => `<track>\n${items(clips, 'audio')}</track>\n`).join('')}</audio>
</media>
${markers
  .map(
    (each) =>
      `<marker><name>${xmlText(each.name)}</name><comment>${xmlText(each.comment)}</comment><in>${each.start}</in><out>${each.start + each.frames}</out></marker>\n`,
  )
  .join('')}</sequence>
</xmeml>
`;
}

function rateOf({ rate: { base, seconds } }: Cut): string {
  return `<rate><timebase>${base}</timebase><ntsc>${seconds === 1 ? 'FALSE' : 'TRUE'}</ntsc></rate>`;
}

function clipItem(
  { name, file, start, frames, id }: Clip,
  { number, kind, cut }: { number: number; kind: 'video' | 'audio'; cut: Cut },
): string {
  const media = kind === 'video' ? '<video/>' : '<audio><channelcount>1</channelcount></audio>';
  const source =
    kind === 'audio'
      ? '<sourcetrack><mediatype>audio</mediatype><trackindex>1</trackindex></sourcetrack>'
      : '<stillframe>TRUE</stillframe>';
  return `<clipitem id="clip-${number}"><name>${xmlText(name)}</name><duration>${frames}</duration>${rateOf(cut)}<start>${start}</start><end>${start + frames}</end><in>0</in><out>${frames}</out><file id="file-${number}"><name>${xmlText(file)}</name><pathurl>${xmlText(relativeUrl(file))}</pathurl>${rateOf(cut)}<duration>${frames}</duration><media>${media}</media></file>${source}<comments><mastercomment1>${xmlText(id)}</mastercomment1></comments></clipitem>
`;
}
