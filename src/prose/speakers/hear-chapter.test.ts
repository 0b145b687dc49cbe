import { expect, test, vi } from 'vitest';
import { hearChapters } from './hear-chapter.ts';

test('a form is not compared with all others by which a character is called', () => {
  const forms = Array.from(
    { length: 600 },
    (_, at) => `Q${String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26))}a`,
  );
  const known = [{ id: 'a', name: 'Qa', aliases: forms }];
  const text = forms.map((form) => `${form} smiled at ${form}.`).join(' ');
  const lowered = vi.spyOn(String.prototype, 'toLowerCase');
  try {
    const [heard] = hearChapters([text], known)[0] ?? [];
    expect(heard?.names).toHaveLength(600);
    expect(heard?.names[0]).toMatchObject({ form: 'Qaaa', count: 2 });
    const once = lowered.mock.contexts.filter((form) => `${form}` === 'Qaaa');
    expect(once.length).toBeLessThan(100);
  } finally {
    lowered.mockRestore();
  }
});
