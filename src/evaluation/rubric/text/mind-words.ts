/** English verbs for what happens inside a head, in the forms in which action tells it. */
export const MIND_VERBS: ReadonlySet<string> = new Set(
  (
    'thinks thought wonders wondered remembers remembered recalls recalled realizes realized ' +
    'realises realised knows knew believes believed imagines imagined hopes hoped decides decided ' +
    'understands understood considers considered suspects suspected regrets regretted wishes wished ' +
    'feels felt reflects reflected supposes supposed muses mused resolves resolved doubts doubted ' +
    'fears feared wants wanted intends intended expects expected forgets forgot dreads dreaded ' +
    'longs longed concludes concluded assumes assumed'
  ).split(' '),
);

/** After one of these the word is a noun or an adjective: lost in thought, the felt hat. */
export const BEFORE_A_NOUN: ReadonlySet<string> = new Set(
  (
    'a an the this that no his her my your our its their in of with by for any every some another ' +
    'well to deep old new grey black white brown red green blue'
  ).split(' '),
);
