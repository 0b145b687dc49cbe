import { beforeAll, describe, expect, test } from 'vitest';
import { measurePitch } from '../../../test/media/sound/measure-pitch.ts';
import { levelOf } from '../../../test/media/sound/tones.ts';
import { CATALOGUE, type CatalogueVoice } from './catalogue.ts';
import { speak } from './speak.ts';

const TEXT = 'The ferry left at nine in the morning, and nobody had seen the woman in yellow.';

interface Heard {
  voice: CatalogueVoice;
  pitch: number;
  seconds: number;
  level: number;
}

describe('the catalogue', () => {
  const heard: Heard[] = [];
  beforeAll(async () => {
    for (const voice of CATALOGUE) {
      const { samples, rate } = await speak(TEXT, voice);
      heard.push({
        voice,
        pitch: measurePitch(samples, rate),
        seconds: samples.length / rate,
        level: levelOf(samples),
      });
    }
  }, 30_000);

  test('has eight voices at the least, of both genders and all ages, each with its own id', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(8);
    expect(new Set(CATALOGUE.map(({ gender }) => gender)).size).toBe(2);
    expect(new Set(CATALOGUE.map(({ age }) => age)).size).toBe(4);
  });

  test('has eight voices at the least whose measured pitches lie 5 % apart or more', () => {
    const pitches = heard.map(({ pitch }) => pitch).sort((a, b) => a - b);
    let last = 0;
    const apart = pitches.filter((pitch) => {
      if (pitch < last * 1.05) return false;
      last = pitch;
      return true;
    });
    expect(apart.length).toBeGreaterThanOrEqual(8);
  });

  test('has no two voices of one speaker that are less than a tone apart as they are heard', () => {
    for (const one of heard) {
      for (const other of heard) {
        if (one === other || one.voice.voice !== other.voice.voice) continue;
        const semitones = 12 * Math.abs(Math.log2(one.pitch / other.pitch));
        expect(semitones, `${one.voice.id} and ${other.voice.id}`).toBeGreaterThan(2);
      }
    }
  });

  test('has women and children above men of the same age', () => {
    const pitchOf = (gender: string, age: string) =>
      heard
        .filter(({ voice }) => voice.gender === gender && voice.age === age)
        .map(({ pitch }) => pitch);
    for (const age of ['adult', 'young', 'old']) {
      expect(Math.min(...pitchOf('female', age))).toBeGreaterThan(
        Math.max(...pitchOf('male', age)),
      );
    }
  });

  test('has old voices that take longer over the same words than young ones of the same speaker', () => {
    for (const speaker of ['slt', 'awb', 'rms', 'kal16']) {
      const of = (age: string) =>
        heard.find(({ voice }) => voice.voice === speaker && voice.age === age)?.seconds ?? 0;
      expect(of('old'), speaker).toBeGreaterThan(1.1 * of('young'));
    }
  });

  test('has none that is silent or cut off', () => {
    for (const { voice, level, seconds } of heard) {
      expect(level, voice.id).toBeGreaterThan(-40);
      expect(seconds, voice.id).toBeGreaterThan(3);
      expect(seconds, voice.id).toBeLessThan(8);
    }
  });
});
