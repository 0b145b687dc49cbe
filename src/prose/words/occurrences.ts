/** Code units, so that a node and a unit make one number. */
const UNITS = 0x10000;

/**
 * Finds many words in a text in one pass (Aho and Corasick, 1975): linear in the text, whatever the
 * words, but for the words that end with one another.
 */
export class Occurrences {
  /** Steps through the words: what the work grows with. */
  visits = 0;
  private readonly next = new Map<number, number>();
  /** By node: the word that ends there, the longest other beginning of a word that ends alike, and the next of these where a word ends. */
  private readonly words: (string | null)[] = [null];
  private readonly fallback: number[] = [0];
  private readonly shorter: number[] = [0];

  constructor(words: Iterable<string>) {
    const parents: number[] = [0];
    const units: number[] = [0];
    const depths: number[] = [0];
    for (const word of words) {
      let node = 0;
      for (let at = 0; at < word.length; at += 1) {
        const edge = node * UNITS + word.charCodeAt(at);
        let to = this.next.get(edge);
        if (to === undefined) {
          to = this.words.push(null) - 1;
          parents.push(node);
          units.push(word.charCodeAt(at));
          depths.push((depths[node] ?? 0) + 1);
          this.next.set(edge, to);
        }
        node = to;
      }
      if (node !== 0) this.words[node] = word;
    }
    this.link(parents, units, depths);
  }

  /** How often each word stands in the text, counted as `split` parts it: none begins inside itself. */
  count(text: string): Map<string, number> {
    const counts = new Map<string, number>();
    const ends = new Map<string, number>();
    this.find(text, (word, end) => {
      if (end - word.length < (ends.get(word) ?? 0)) return;
      ends.set(word, end);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    });
    return counts;
  }

  /** The words that stand in the text, each once. */
  within(text: string): Set<string> {
    const found = new Set<string>();
    this.find(text, (word) => found.add(word));
    return found;
  }

  private find(text: string, tell: (word: string, end: number) => void): void {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      node = this.step(node, text.charCodeAt(at));
      for (let end = node; end !== 0; end = this.shorter[end] ?? 0) {
        this.visits += 1;
        const word = this.words[end];
        if (word != null) tell(word, at + 1);
      }
    }
  }

  private step(from: number, unit: number): number {
    let node = from;
    for (;;) {
      this.visits += 1;
      const to = this.next.get(node * UNITS + unit);
      if (to !== undefined) return to;
      if (node === 0) return 0;
      node = this.fallback[node] ?? 0;
    }
  }

  /** Nearest to the root first: what a node falls back to is nearer than itself. */
  private link(parents: number[], units: number[], depths: number[]): void {
    const nodes = depths.map((_, node) => node).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0));
    for (const node of nodes) {
      if (node === 0) continue;
      const parent = parents[node] ?? 0;
      const fallback = parent === 0 ? 0 : this.step(this.fallback[parent] ?? 0, units[node] ?? 0);
      this.fallback[node] = fallback;
      this.shorter[node] = this.words[fallback] === null ? (this.shorter[fallback] ?? 0) : fallback;
    }
  }
}
