import { DEFAULT_STYLE, type StyleSettings } from '../contract/index.ts';

/** A film: the usual style, and what a style of which nobody said anything is like. */
const CINEMATIC_MOVIE: StyleSettings = {
  label: 'Cinematic movie',
  aspect: '2.39:1',
  minutes: { least: 2, most: 45 },
  draft_minutes: null,
  dialogue_percent: { least: 25, most: 75 },
  voice_over: 'remarks',
  narrator: 'teller',
  voice_over_percent: 20,
  scene_pages: 4,
  action_sentences: 4,
  voice_over_sentences: null,
  speech_rows: 5,
  condenses: false,
  scene_numbers: false,
  transition: null,
  continued: true,
  mark_narrator: true,
};

/** The styles that every account has. docs/STYLES.md says why each is as it is. */
const SHIPPED: ReadonlyMap<string, StyleSettings> = new Map<string, StyleSettings>([
  [DEFAULT_STYLE, CINEMATIC_MOVIE],
  [
    'narration',
    {
      ...CINEMATIC_MOVIE,
      label: 'Narrated story',
      aspect: '16:9',
      dialogue_percent: { least: 60, most: 100 },
      voice_over: 'all',
      narrator: 'narrator',
      voice_over_percent: 100,
      voice_over_sentences: 3,
      continued: false,
    },
  ],
  [
    'anime',
    {
      ...CINEMATIC_MOVIE,
      label: 'Anime',
      aspect: '16:9',
      minutes: { least: 2, most: 25 },
      dialogue_percent: { least: 30, most: 80 },
      voice_over_percent: 35,
      scene_pages: 3,
      action_sentences: 2,
      voice_over_sentences: 2,
      transition: 'SMASH CUT TO:',
      continued: false,
    },
  ],
  [
    'documentary',
    {
      ...CINEMATIC_MOVIE,
      label: 'Documentary',
      aspect: '16:9',
      minutes: { least: 2, most: 60 },
      dialogue_percent: { least: 50, most: 100 },
      voice_over: 'all',
      voice_over_percent: 100,
    },
  ],
  [
    'short_vertical',
    {
      ...CINEMATIC_MOVIE,
      label: 'Vertical short',
      aspect: '9:16',
      minutes: { least: 0.5, most: 3 },
      draft_minutes: 1.5,
      dialogue_percent: { least: 20, most: 80 },
      voice_over_percent: 50,
      scene_pages: 1,
      action_sentences: 1,
      voice_over_sentences: 1,
      condenses: true,
      continued: false,
    },
  ],
  [
    'audio_drama',
    {
      ...CINEMATIC_MOVIE,
      label: 'Audio drama',
      aspect: null,
      minutes: { least: 2, most: 60 },
      dialogue_percent: { least: 60, most: 100 },
      voice_over: 'all',
      voice_over_percent: 100,
      scene_numbers: true,
      mark_narrator: false,
    },
  ],
]);

export const SHIPPED_STYLES: readonly string[] = [...SHIPPED.keys()];

/** What Goldenrod ships of a style by this name. */
export function shippedSettings(style: string): StyleSettings | undefined {
  return SHIPPED.get(style);
}

/** The same; of a style that it does not ship, those of the usual one. */
export function settingsOrUsual(style: string): StyleSettings {
  return SHIPPED.get(style) ?? CINEMATIC_MOVIE;
}
