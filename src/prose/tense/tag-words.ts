import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemToken, type ItsFunction, type WinkMethods } from 'wink-nlp';
import { TITLES } from '../words/titles.ts';
import { correctTags } from './correct-tags.ts';
import type { TaggedWord } from './tagged-word.ts';

let nlp: WinkMethods | null = null;

/** Tags one sentence. The language model loads at the first call (about 0.1 s). */
export function tagWords(sentence: string): TaggedWord[] {
  nlp ??= winkNLP(model, ['pos']);
  const its = nlp.its;
  // The library's own types give this helper parameters that it does not have.
  const lemma = its.lemma as unknown as ItsFunction<string>;
  const words: TaggedWord[] = [];
  let end = 0;
  nlp
    .readDoc(sentence)
    .tokens()
    .each((token: ItemToken) => {
      const text = token.out();
      const at = sentence.indexOf(text, end);
      words.push({
        text,
        lower: text.toLowerCase().replaceAll('’', "'"),
        pos: token.out(its.pos),
        lemma: token.out(lemma),
        space: sentence.slice(end, at),
      });
      end = at + text.length;
    });
  const [first] = words;
  if (first !== undefined && TITLES.has(first.lower) && /^\p{Lu}/u.test(words[1]?.text ?? ''))
    first.pos = 'PROPN';
  for (let i = 1; i < words.length; i++) correctName(words, i);
  correctFirst(words);
  correctTags(words);
  return words;
}

/** The base of a form that the tagger took for an adjective where it stands: "which delighted her". */
export function lemmaAsVerb(form: string): string {
  return tagWords(`they ${form} it`)[1]?.lemma ?? form;
}

/** "Lights burned": a capital begins the sentence, and the word is no name. */
function correctFirst([first, next]: TaggedWord[]): void {
  if (first?.pos !== 'PROPN' || next === undefined || next.pos === 'PROPN') return;
  if (!/^\p{Lu}\p{Ll}+s$/u.test(first.text) || next.lower === "'s") return;
  const [, word] = tagWords(`the ${first.lower}`);
  if (word?.pos !== 'NOUN' || word.lemma === word.lower) return;
  first.pos = 'NOUN';
  first.lemma = word.lemma;
}

/** The tagger takes many a capitalised surname for a verb: "Mr. Bumble", "the Hatter". */
function correctName(words: TaggedWord[], i: number): void {
  const [before, word] = [words[i - 1], words[i]];
  if (before === undefined || word === undefined || !/^\p{Lu}\p{Ll}/u.test(word.text)) return;
  const isNamed = TITLES.has(before.lower.replace(/\.$/, '')) || before.pos === 'DET';
  if (isNamed || word.pos === 'VERB') word.pos = 'PROPN';
}

export function untag(words: TaggedWord[]): string {
  return words.map((word) => word.space + word.text).join('');
}
