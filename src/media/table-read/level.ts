/** What a table read is levelled to, in LUFS. */
export const TARGET_LOUDNESS = -16;
/** In dBTP: half a decibel is left for how others draw what lies between the samples. */
export const CEILING = -1.5;
