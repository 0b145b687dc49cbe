/** One server-sent event; a comment or a heartbeat is none. */
export interface ReadEvent {
  type: string;
  id: string | undefined;
  data: string;
}

/**
 * The events of an answer, as they come (WHATWG HTML, section 9.2.6).
 *
 * @param silenceMs the connection counts as lost when nothing comes for so long, heartbeats included
 */
export async function* readEvents(
  response: Response,
  { silenceMs }: { silenceMs: number },
): AsyncGenerator<ReadEvent> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read(), silenceMs);
      if (done) return;
      // A CR at the end may be half of a line's end.
      const text = (rest + value).replace(/\r\n|\r(?!$)/g, '\n');
      const blocks = text.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = readBlock(block);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @returns undefined for a block that has neither data nor a type */
function readBlock(block: string): ReadEvent | undefined {
  const event: ReadEvent = { type: 'message', id: undefined, data: '' };
  const data: string[] = [];
  let named = false;
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]+):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'data') data.push(value);
    if (field === 'id') event.id = value;
    if (field === 'event') {
      event.type = value;
      named = true;
    }
  }
  event.data = data.join('\n');
  return named || data.length > 0 ? event : undefined;
}

async function withinSilence<T>(work: Promise<T>, silenceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('nothing was heard for too long')), silenceMs);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
