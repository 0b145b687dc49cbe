/** After these a past form describes how somebody is: "seemed puzzled", "sat wrapped in smoke". */
export const LINKING = new Set(
  'seem look feel appear become remain stand sit lie keep grow get turn'.split(' '),
);
/** Verbs with a clause of its own behind them, whose "that" may be missing. */
export const TELLS = new Set(
  'say think know believe suppose wish hope fancy imagine tell feel declare be'.split(' '),
);
/** Verbs of which nothing is done to anybody, so that their past describes no noun. */
export const DOES_ALONE = new Set(
  `appear seem arrive happen occur remain smile laugh walk stand sit lie exist belong depend lapse live die
  stay knock star look listen nod pause wait go come run step hurry rush wander vanish disappear depart proceed talk reply
  shiver tremble blush flush kneel lean jump leap sleep retire hesitate sigh weep stare gaze glance climb crawl
  creep gallop trot stroll linger stagger stumble hurry pass return succeed agree chuckle grin whistle yawn sneeze
  cry shout rise fall continue cease stoop bow curtsey plunge sink slip glide start drift float melt fade shine
  glitter gleam sparkle tower loom bark growl sob scramble squat squeal whimper whisper pour stream flow swarm
  soar hover crouch recline doze slumber snore faint swoon stammer gasp pant stalk march scamper scurry wince frown
  scowl twinkle flicker blaze ramble roam toil rejoice interfere hint murmur mutter increase diminish
  improve deepen brighten darken subside abate slacken ache throb waver dwindle recede flee race
  perspire exclaim cry
  comply glory triumph revel sympathize sympathise`.split(/\s+/),
);
/** Verbs that are done alone as often. */
export const MOVES = new Set('turn stop move set begin return open shut change'.split(' '));
/** What somebody does to do something else: "tried to go", but not "forced to go". */
export const AIMS = new Set('try want hope wish manage fail attempt hasten strive'.split(' '));
/** Behind a participle rather than behind an act. */
export const DESCRIBES = /^(?:by|with|in|from|of|as|for)$/;
