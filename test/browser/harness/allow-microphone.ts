import type { Page } from 'playwright-core';

/** Whether this browser records at all: the one that npm brings is built without. */
export function canRecord(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => true,
      ({ name }: Error) => name !== 'NotSupportedError',
    ),
  );
}

/** From now on the page may use the microphone; where the browser has none, a tone is played into it. */
export async function allowMicrophone(page: Page): Promise<void> {
  const context = page.context();
  await context.grantPermissions(['microphone'], { origin: new URL(page.url()).origin });
  if (await canRecord(page)) return;
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio);
      const microphone = audio.createMediaStreamDestination();
      tone.connect(microphone);
      tone.start();
      return microphone.stream;
    };
  });
}
