import { expect, test } from 'vitest';
import { type ReadEvent, readEvents } from './read-events.ts';

async function read(parts: string[], silenceMs = 10_000): Promise<ReadEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      if (silenceMs === 10_000) controller.close();
    },
  });
  const events: ReadEvent[] = [];
  for await (const event of readEvents(new Response(body), { silenceMs })) events.push(event);
  return events;
}

test('events are read however the network cuts them, and comments are none', async () => {
  const text = 'retry: 1000\n\n:\n\nid: 1\ndata: {"a":\ndata: 1}\n\nevent: end\ndata:\n\n';
  const whole = await read([text]);
  expect(whole).toEqual([
    { type: 'message', id: '1', data: '{"a":\n1}' },
    { type: 'end', id: undefined, data: '' },
  ]);
  expect(await read([...text])).toEqual(whole);
  expect(await read([...text.replaceAll('\n', '\r\n')])).toEqual(whole);
});

test('an event that was cut off is none', async () => {
  expect(await read(['data: {"half":'])).toEqual([]);
});

test('a connection on which nothing comes counts as lost', async () => {
  await expect(read([':\n\n'], 50)).rejects.toThrow('nothing was heard');
});
