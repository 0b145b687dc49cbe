import type { TaggedWord } from './tagged-word.ts';

/** After these a past form describes how somebody is: "seemed puzzled", "sat wrapped in smoke". */
export const LINKING = new Set(
  'seem look feel appear arise become remain stand sit lie keep grow get turn'.split(' '),
);
/** Verbs with a clause of its own behind them, whose "that" may be missing. */
export const TELLS = new Set(
  'say think know believe suppose wish hope fancy imagine tell feel declare be'.split(' '),
);
/** Verbs of which nothing is done to anybody, so that their past describes no noun. */
export const DOES_ALONE = new Set(
  `abate ache agree amble appear arrive babble bark beam belong blaze blink bloom blossom blush boom bow brighten
  bristle buzz cease chuckle clatter climb come comply continue cower crackle crawl creak creep cringe crouch cry
  curtsey dangle darken deepen depart depend die diminish dine disappear doze drift dwell dwindle elapse emerge ensue
  exclaim exist exult fade faint fall falter fidget flee flicker flinch flit float flow flush flutter frown fume
  gallop gasp gaze giggle glance glare gleam glide glisten glitter glory glow go gravitate grimace grin groan grope
  grovel growl gurgle gush happen hesitate hint hiss hobble hover hum hurry improve increase interfere intervene
  jingle jump kneel knock languish lapse laugh lean leap lie limp linger listen live loiter loll look loom lounge
  lurk march melt moan mope murmur mutter nestle nod occur ooze pant pass pause perish persist perspire plunge pour
  prance prattle prevail proceed protrude pulsate purr quail quake quaver quiver race ramble rave recede recline
  recoil reel rejoice relent remain reply respond retire return revel reverberate rise roam rumble run rush rustle
  saunter scamper scowl scramble scurry scuttle seem seethe shimmer shine shiver shout shudder sidle sigh simmer
  simper sink sit skip slacken sleep slink slip slither slouch slumber smile smirk smoulder snarl sneer sneeze sniff
  snore snort soar sob sparkle splutter sprawl sprint sprout squat squeak squeal squirm stagger stagnate stalk
  stammer stand star stare start stay step stoop stray stream stroll strut stumble subside succeed sup swagger swarm
  sway swell swerve swim swoon swoop sympathise sympathize talk tarry thrive throb thunder tinkle tiptoe titter toil
  topple totter tower tremble triumph trot trudge tumble twinkle twitch twitter vanish vibrate waddle wade wail wait
  walk wallow waltz wander wane waver weep whimper whine whisper whistle wilt wince wither wobble wriggle writhe yawn
  yearn yell yelp`.split(/\s+/),
);
/** Nothing is ever seemed, smiled or rushed: behind no form of "have" they are pasts, wherever they stand. */
export const NEVER_DONE = new Set(
  `agree appear beam belong blink chuckle clamber comply creep curtsey dangle dash depend die ensue exist
  flicker flinch flutter frown gasp gaze giggle glance glare gleam glisten glitter glow grin groan grope
  growl happen hesitate hover hum kneel laugh lean leap linger listen loiter look lounge lurk mutter nod
  occur persist proceed quiver recoil refrain remain reply respond rush saunter scowl seem shiver shrug
  shudder sigh smile sneer sniff snore soar sob sparkle stammer stare step stoop stroll stumble subside
  sway totter tremble trot trudge twinkle wait wander waver whimper wink wither wonder wriggle yawn`.split(
    /\s+/,
  ),
);
/** Verbs that are done alone as often. */
export const MOVES = new Set('turn stop move set begin return open shut change'.split(' '));
/** What somebody does to do something else: "tried to go", but not "forced to go". */
export const AIMS = new Set('try want hope wish manage fail attempt hasten strive'.split(' '));
/** Behind a participle rather than behind an act. */
export const DESCRIBES = /^(?:by|with|in|from|of|as|for)$/;

/** Participles with what always follows them where they describe: "reasons connected with it", "a house built of stone". */
const BOUND =
  /^(?:(?:connected|associated|acquainted|adorned|studded|charged|laden|fringed) with|(?:devoted|dedicated|attached|accustomed|related|confined|limited|exposed|opposed) to|(?:composed|built|made|formed) of|(?:based|founded|bent) (?:up)?on|situated (?:in|at|on)|(?:created|born) in|(?:convinced|persuaded|satisfied) that)$/;

/** Whether the word at `i` tells, with the one behind it, how something is. */
export function isBound(words: readonly TaggedWord[], i: number): boolean {
  return BOUND.test(`${words[i]?.lower} ${words[i + 1]?.lower}`);
}
