/** What leads to a crowd that is spoken to, and does not speak: "said Tom to the crowd". */
export const NOT_OF = String.raw`(?<!\b(?:to|from|at|of|in|into|through|over|before|above|towards?|by|with|among|behind|facing) )`;
const VOICES =
  /\b(?:voices|several|(?:a|the) (?:\p{Ll}+ )?(?:chorus|dozen) (?:of )?\p{Ll}+|half a dozen)\b/u;
const CROWD = new RegExp(
  String.raw`${NOT_OF}\b(?:(?:the|a) (?:whole )?(?:\p{Ll}+ )?(?:crowd|mob|throng|multitude|audience|onlookers|bystanders|spectators|congregation|chorus)|everybody|everyone|they all|all of (?:them|us)|(?:all )?the others|the whole (?:room|house|court|street|crew|table|class))\b`,
  'u',
);

/** The cue of many who speak at once, by the tag that says so: "cried several voices". Null for one. */
export function crowdOf(tag: string): string | null {
  if (CROWD.test(tag)) return 'CROWD';
  return VOICES.test(tag) ? 'VOICES' : null;
}
