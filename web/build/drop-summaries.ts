import type { Plugin } from 'vite';

/** A node of the parsed module, as far as it is looked at. */
interface Node {
  type: string;
  start: number;
  end: number;
  key?: { name?: string };
  value?: Node;
  elements?: Node[];
}

/** Leaves the summaries of operations out of the scripts: the API's document tells them, and the studio never does. */
export function dropSummaries(): Plugin {
  return {
    name: 'drop-summaries',
    enforce: 'post',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/contract\/operations\/[^/]+\.ts$/ },
      handler(code) {
        const summaries = summariesIn(this.parse(code)).sort(
          (one, other) => other.start - one.start,
        );
        const shorter = summaries.reduce(
          (text, { start, end }) => `${text.slice(0, start)}""${text.slice(end)}`,
          code,
        );
        return { code: shorter, map: null };
      },
    },
  };
}

/** What stands third in each `does: [method, path, summary]`. */
function summariesIn(tree: unknown): Node[] {
  if (Array.isArray(tree)) return tree.flatMap(summariesIn);
  if (typeof tree !== 'object' || tree === null) return [];
  const { type, key, value } = tree as Node;
  const summary = value?.elements?.[2];
  if (type === 'Property' && key?.name === 'does' && summary !== undefined) return [summary];
  return Object.values(tree).flatMap(summariesIn);
}
