import { writeFileSync } from 'node:fs';

/** Writes a tone as WAV of 16 bits. */
export function makeSound(
  file: string,
  { milliseconds = 500, rate = 16_000, channels = 1, hertz = 440, level = 8_000 } = {},
): void {
  const count = Math.round((milliseconds * rate) / 1000);
  const data = Buffer.alloc(count * channels * 2);
  for (let at = 0; at < count * channels; at++) {
    const angle = (2 * Math.PI * hertz * Math.floor(at / channels)) / rate;
    data.writeInt16LE(Math.round(level * Math.sin(angle)), at * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  writeFileSync(file, Buffer.concat([head, data]));
}
