/**
 * English verbs whose past is not `-ed`, as `past:base`, where the past form is not also the base
 * form (`put`, `cut`) and rarely anything else (`left` and `felt` stay: in action they are verbs
 * more often than not; `saw`, `rose`, `wound`, `ground` need the subject before them to count).
 */
const PAIRS =
  'was:be were:be had:have did:do said:say went:go came:come took:take saw:see knew:know ' +
  'thought:think felt:feel found:find gave:give told:tell became:become began:begin broke:break ' +
  'brought:bring built:build bought:buy caught:catch chose:choose clung:cling crept:creep ' +
  'drew:draw drank:drink drove:drive ate:eat fell:fall fled:flee flew:fly flung:fling forgot:forget ' +
  'froze:freeze got:get grew:grow heard:hear held:hold hid:hide kept:keep knelt:kneel laid:lay ' +
  'led:lead leapt:leap left:leave lent:lend lit:light lost:lose made:make meant:mean met:meet ' +
  'paid:pay rang:ring rode:ride rose:rise ran:run sang:sing sank:sink sat:sit sent:send shook:shake ' +
  'shone:shine shot:shoot showed:show slept:sleep slid:slide sold:sell sought:seek spoke:speak ' +
  'spent:spend sprang:spring stole:steal stood:stand struck:strike stuck:stick swam:swim swept:sweep ' +
  'swore:swear swung:swing taught:teach tore:tear threw:throw understood:understand woke:wake ' +
  'wore:wear wept:weep won:win wound:wind wrote:write bent:bend bit:bite blew:blow bore:bear ' +
  'bound:bind dug:dig dealt:deal fought:fight ground:grind hung:hang sprung:spring strode:stride ' +
  'stung:sting shrank:shrink spun:spin dreamt:dream burnt:burn lay:lie';

/** Past form to base form, both lower case. */
export const IRREGULAR_PAST: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair) => pair.split(':') as [string, string]),
);
