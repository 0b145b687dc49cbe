import type { Page } from 'playwright-core';

export interface DroppedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Drags files over the page and drops them, with the events that a browser sends. */
export async function dropFiles(
  page: Page,
  files: readonly DroppedFile[],
  onto = 'body',
): Promise<void> {
  const sent = files.map(({ name, type, bytes }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await page.evaluate(
    ([items, target]) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of items) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      for (const event of ['dragenter', 'dragover', 'drop']) {
        document
          .querySelector(target)
          ?.dispatchEvent(
            new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer: transfer }),
          );
      }
    },
    [sent, onto] as const,
  );
}
