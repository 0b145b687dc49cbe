import { firstFrame } from '../timeline/timecode.ts';
import type { Clip, Cut, Marker } from './cut.ts';
import { relativeUrl } from './xml.ts';

/** What of ours a clip carries, so that a changed timeline finds its way back. */
export const OTIO_KEY = 'goldenrod';

/**
 * OpenTimelineIO, as its file format specification of version 0.17 has it: a track of panels, and one of each
 * voice. https://opentimelineio.readthedocs.io/en/latest/tutorials/otio-file-format-specification.html
 */
export function writeOtio(cut: Cut, about: Record<string, unknown>): string {
  const { title, panels, stems, markers } = cut;
  const start = time(firstFrame(cut.rate), cut);
  return `${JSON.stringify(
    {
      OTIO_SCHEMA: 'Timeline.1',
      metadata: { [OTIO_KEY]: about },
      name: title,
      global_start_time: start,
      tracks: {
        OTIO_SCHEMA: 'Stack.1',
        ...plain('tracks'),
        children: [
          {
            ...track('Storyboard', 'Video', panels, cut),
            markers: markers.map((each) => marker(each, cut)),
          },
          ...stems.map(({ name, clips }) => track(name, 'Audio', clips, cut)),
        ],
      },
    },
    null,
    2,
  )}\n`;
}

const time = (value: number, { rate: { frames, seconds } }: Pick<Cut, 'rate'>) => ({
  OTIO_SCHEMA: 'RationalTime.1',
  rate: frames / seconds,
  value,
});

const range = (start: number, frames: number, cut: Cut) => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, cut),
  duration: time(frames, cut),
});

const plain = (name: string) => ({
  metadata: {},
  name,
  source_range: null,
  effects: [],
  markers: [],
  enabled: true,
});

function track(name: string, kind: 'Video' | 'Audio', clips: readonly Clip[], cut: Cut) {
  const children: object[] = [];
  let end = 0;
  for (const each of clips) {
    if (each.start > end) children.push(gap(each.start - end, cut));
    children.push(clip(each, cut));
    end = each.start + each.frames;
  }
  return { OTIO_SCHEMA: 'Track.1', ...plain(name), kind, children };
}

const gap = (frames: number, cut: Cut) => ({
  OTIO_SCHEMA: 'Gap.1',
  ...plain(''),
  source_range: range(0, frames, cut),
});

const clip = ({ name, file, frames, id }: Clip, cut: Cut) => ({
  OTIO_SCHEMA: 'Clip.2',
  ...plain(name),
  metadata: { [OTIO_KEY]: { id } },
  source_range: range(0, frames, cut),
  media_references: {
    DEFAULT_MEDIA: {
      OTIO_SCHEMA: 'ExternalReference.1',
      metadata: {},
      name: file,
      available_range: range(0, frames, cut),
      available_image_bounds: null,
      target_url: relativeUrl(file),
    },
  },
  active_media_reference_key: 'DEFAULT_MEDIA',
});

const marker = ({ name, comment, start, frames }: Marker, cut: Cut) => ({
  OTIO_SCHEMA: 'Marker.2',
  metadata: {},
  name,
  color: comment === '' ? 'RED' : 'GREEN',
  comment,
  marked_range: range(start, frames, cut),
});
