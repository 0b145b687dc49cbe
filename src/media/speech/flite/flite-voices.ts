/** A voice that is in the flite of the packages. */
export interface FliteVoice {
  /** Its mean fundamental frequency, in Hz, as flite is told it. */
  mean: number;
  /** Whether it speaks higher when flite is told another mean; one that does not is resampled. */
  takesMean: boolean;
}

/** There are two more: `kal`, which is kal16 at 8 kHz, and `awb_time`, which tells the time only. */
export const FLITE_VOICES = {
  kal16: { mean: 95, takesMean: true },
  awb: { mean: 132, takesMean: true },
  rms: { mean: 100, takesMean: false },
  slt: { mean: 170, takesMean: true },
} as const satisfies Record<string, FliteVoice>;

export type FliteVoiceName = keyof typeof FLITE_VOICES;

export function isFliteVoice(name: string): name is FliteVoiceName {
  return Object.hasOwn(FLITE_VOICES, name);
}
