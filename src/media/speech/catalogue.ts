import type { FliteVoiceName } from './flite/flite-voices.ts';
import type { Voice } from './voice.ts';

/** A voice that is always there, with what it sounds like to one who casts it. */
export interface CatalogueVoice extends Voice {
  /** The same for ever: a cast may have chosen it. */
  id: string;
  gender: 'female' | 'male';
  age: 'child' | 'young' | 'adult' | 'old';
  /** For people: what it is like. */
  description: string;
}

type Casting = Pick<CatalogueVoice, 'gender' | 'age' | 'description'>;

/** No two are alike: each differs from every other by its speaker, or by two semitones at the least. */
export const CATALOGUE: readonly CatalogueVoice[] = [
  own('ada', 'slt', 0, 1, { gender: 'female', age: 'adult', description: 'clear and even' }),
  own('bea', 'slt', 3, 1.08, { gender: 'female', age: 'young', description: 'bright and quick' }),
  own('cleo', 'slt', 7, 1.05, { gender: 'female', age: 'child', description: 'high and light' }),
  own('dora', 'slt', -3, 0.88, { gender: 'female', age: 'old', description: 'low and slow' }),
  own('evan', 'awb', 0, 1, { gender: 'male', age: 'adult', description: 'Scottish, plain' }),
  own('finn', 'awb', 4, 1.08, { gender: 'male', age: 'young', description: 'Scottish, high' }),
  own('glen', 'awb', -4, 0.86, { gender: 'male', age: 'old', description: 'Scottish, deep, slow' }),
  own('hugo', 'rms', 0, 1, { gender: 'male', age: 'adult', description: 'American, warm' }),
  own('ivor', 'rms', -3, 0.9, { gender: 'male', age: 'old', description: 'American, large' }),
  own('jack', 'rms', 3, 1.08, { gender: 'male', age: 'young', description: 'American, slight' }),
  own('karl', 'kal16', 0, 1, { gender: 'male', age: 'adult', description: 'level as a machine' }),
  own('lars', 'kal16', 6, 1.1, { gender: 'male', age: 'young', description: 'clipped' }),
  own('moss', 'kal16', -3, 0.88, { gender: 'male', age: 'old', description: 'gruff' }),
];

function own(
  id: string,
  voice: FliteVoiceName,
  pitch: number,
  rate: number,
  casting: Casting,
): CatalogueVoice {
  return { id, engine: 'flite', voice, pitch, rate, style: null, ...casting };
}
