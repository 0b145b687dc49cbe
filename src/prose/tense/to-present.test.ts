import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('toPresent', () => {
  it.each([
    ['He walked to the window.', 'He walks to the window.'],
    ['They walked to the window.', 'They walk to the window.'],
    ['Holmes took the letter and read it.', 'Holmes takes the letter and reads it.'],
    ['Holmes took the letter and tore it in two.', 'Holmes takes the letter and tears it in two.'],
    ['The lamps were lit.', 'The lamps are lit.'],
    [
      'He knew it; besides, had any boy been out, he would have been seen.',
      'He knows it; besides, had any boy been out, he would have been seen.',
    ],
    [
      'She smiled; yet, had things gone otherwise, she might have laughed.',
      'She smiles; yet, had things gone otherwise, she might have laughed.',
    ],
    [
      'He left; he would have hated it had she not been there.',
      'He leaves; he would have hated it had she not been there.',
    ],
    [
      'Tom, who was leaning on the wall with his eyes fixed on her face, seemed to hear.',
      'Tom, who is leaning on the wall with his eyes fixed on her face, seems to hear.',
    ],
    [
      'As she stood there, with her honest face upturned to mine, Tom laughed.',
      'As she stands there, with her honest face upturned to mine, Tom laughs.',
    ],
    [
      'Indeed, had they known it, he was there already.',
      'Indeed, had they known it, he is there already.',
    ],
    [
      'He had a beard which he had worn ever since he was a boy.',
      'He has a beard which he has worn ever since he was a boy.',
    ],
    ['The man with his dog crossed the road.', 'The man with his dog crosses the road.'],
    ['She with her sisters walked home.', 'She with her sisters walks home.'],
    [
      'A tall man, wearing a coat and a chain, approached Ida.',
      'A tall man, wearing a coat and a chain, approaches Ida.',
    ],
    ['A man, with a hat and a stick, walked on.', 'A man, with a hat and a stick, walks on.'],
    ['Tom, and only Tom, walked on.', 'Tom, and only Tom, walks on.'],
    ['The man with the hat and the boy walked on.', 'The man with the hat and the boy walk on.'],
    ['He said the words, had his tea, and went.', 'He says the words, has his tea, and goes.'],
    ['He had gone before she came.', 'He has gone before she comes.'],
    ['She carried a box, and he watched her.', 'She carries a box, and he watches her.'],
    ['He did not answer.', 'He does not answer.'],
    ['He sat wrapped in smoke.', 'He sits wrapped in smoke.'],
    ['The man seated by the fire smiled.', 'The man seated by the fire smiles.'],
    ['And Quill walked towards the corner.', 'And Quill walks towards the corner.'],
    ['Mr. Bumpus grasped the boy and led him in.', 'Mr. Bumpus grasps the boy and leads him in.'],
    [
      'As he passed the door, Ida Quill touched him.',
      'As he passes the door, Ida Quill touches him.',
    ],
    ['Tom and Ida knew the way.', 'Tom and Ida know the way.'],
    ['The hat, the coat, and the stick were gone.', 'The hat, the coat, and the stick are gone.'],
    ['Ida took the hat, and the boy walked on.', 'Ida takes the hat, and the boy walks on.'],
    ['In the doorway stood two men.', 'In the doorway stand two men.'],
    ['There came a knock.', 'There comes a knock.'],
    ['He rose, opened the box, and fell.', 'He rises, opens the box, and falls.'],
    [
      'He found the box, and, smiling to himself, turned back.',
      'He finds the box, and, smiling to himself, turns back.',
    ],
    ['She looked as if she were asleep.', 'She looks as if she were asleep.'],
    ['She could not see it.', 'She cannot see it.'],
    ["She couldn't see it and didn't care.", "She can't see it and doesn't care."],
    ['He knew that she would come.', 'He knows that she will come.'],
    ['He would walk for hours.', 'He will walk for hours.'],
    ['They had better go, he thought.', 'They had better go, he thinks.'],
    ['He realised it, and they both laughed.', 'He realises it, and they both laugh.'],
    ['The men who owned the dog rose.', 'The men who own the dog rise.'],
    ['She had a song, which delighted him.', 'She has a song, which delights him.'],
    ['She had seen her son much admired by all.', 'She has seen her son much admired by all.'],
    ['It stuck, for the two boys walked on.', 'It sticks, for the two boys walk on.'],
    ['Then came a little tapping.', 'Then comes a little tapping.'],
    ['Nobody within, Tom called again.', 'Nobody within, Tom calls again.'],
    [
      'He charmed his guests, and they liked what followed.',
      'He charms his guests, and they like what follows.',
    ],
    ['His view of himself had changed.', 'His view of himself has changed.'],
    ['The man behind them rose.', 'The man behind them rises.'],
    [
      'She was calm when their thoughts turned to home.',
      'She is calm when their thoughts turn to home.',
    ],
    [
      'They began at the quay, where the wind was worst, and worked uphill.',
      'They begin at the quay, where the wind is worst, and work uphill.',
    ],
    ['Number nine sulked.', 'Number nine sulks.'],
    [
      'He was a man named Bumpus, and he admired it.',
      'He is a man named Bumpus, and he admires it.',
    ],
    [
      'Ida held the ladder and her father climbed it.',
      'Ida holds the ladder and her father climbs it.',
    ],
    ['He stood there, bareheaded, and told them.', 'He stands there, bareheaded, and tells them.'],
    ["The captain caught hold of Ida's sleeve.", "The captain catches hold of Ida's sleeve."],
    ['He wore a coat made of fur.', 'He wears a coat made of fur.'],
    ['The end of the streets was dark.', 'The end of the streets is dark.'],
  ])('%s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    // who acts, once more
    ['They all passed upstairs.', 'They all pass upstairs.'],
    ['We had both sat there, reading.', 'We have both sat there, reading.'],
    // what somebody does, and what is done to somebody
    [
      'As the rain poured down in sheets Ida did not go out.',
      'As the rain pours down in sheets Ida does not go out.',
    ],
    ['He put it all on the black, and won.', 'He puts it all on the black, and wins.'],
    ['He sighed, and rising slowly walked about.', 'He sighs, and rising slowly walks about.'],
    ['Ida first raised, then knitted, her brows.', 'Ida first raises, then knits, her brows.'],
    [
      'The house which the Moores occupied in the lane was dark.',
      'The house which the Moores occupy in the lane is dark.',
    ],
    ['Tom said that it fully repaid him.', 'Tom says that it fully repays him.'],
    [
      'He worked the next day, and the next, unseen by any one, and slept.',
      'He works the next day, and the next, unseen by any one, and sleeps.',
    ],
    [
      'She saw his face pale, and his arms pulled back by the ropes.',
      'She sees his face pale, and his arms pulled back by the ropes.',
    ],
    [
      'Ida came, and in a low voice by the door told them the news.',
      'Ida comes, and in a low voice by the door tells them the news.',
    ],
    [
      'She had cooked the fish, laid the table, and done all.',
      'She has cooked the fish, laid the table, and done all.',
    ],
    ['Mr. Bold quite confounded, stood still.', 'Mr. Bold quite confounded, stands still.'],
    [
      'He ran up, and seizing her arms shook them.',
      'He runs up, and seizing her arms shakes them.',
    ],
    // what would have happened
    [
      'She saw it, and would have gone at once, had not Tom held her.',
      'She sees it, and would have gone at once, had not Tom held her.',
    ],
    [
      'He sat there; had not the boy stood between us, I would have gone.',
      'He sits there; had not the boy stood between us, I would have gone.',
    ],
    // said by the way
    ['Tom, I knew, had a horror of it.', 'Tom, I know, has a horror of it.'],
  ])('%s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    // a subject far from its verb
    ['The sails of the ship in the bay were torn.', 'The sails of the ship in the bay are torn.'],
    [
      'The nets through which he had crept hung low.',
      'The nets through which he has crept hang low.',
    ],
    ['The barge, with its long oars, drifted by.', 'The barge, with its long oars, drifts by.'],
    [
      'Tom ran, and the boys, glad of it, followed him.',
      'Tom runs, and the boys, glad of it, follow him.',
    ],
    [
      'She waved, and the boy, who had a kite, waved back.',
      'She waves, and the boy, who has a kite, waves back.',
    ],
    ['A number of gulls came down.', 'A number of gulls come down.'],
    ['Tom and Ida, who had heard it, ran.', 'Tom and Ida, who have heard it, run.'],
    ['Lanterns swung in the yard.', 'Lanterns swing in the yard.'],
    // verbs that share a subject
    ['When Ida came, and saw the net, she wept.', 'When Ida comes, and sees the net, she weeps.'],
    [
      'He told her about the dog, and stooped down.',
      'He tells her about the dog, and stoops down.',
    ],
    ['He slept; and, tired of the sea, dreamed.', 'He sleeps; and, tired of the sea, dreams.'],
    [
      'They had met, and gradually Ida flung it off.',
      'They have met, and gradually Ida flings it off.',
    ],
    // participles that are none of its verbs
    ['He was an honest man, and widely liked.', 'He is an honest man, and widely liked.'],
    [
      'He was tall, with a crooked nose, and a mouth twisted by pain.',
      'He is tall, with a crooked nose, and a mouth twisted by pain.',
    ],
    ['The lamps lit, Tom sat down.', 'The lamps lit, Tom sits down.'],
    ['Tom felt mocked by it.', 'Tom feels mocked by it.'],
    ['She had never heard the bell called old.', 'She has never heard the bell called old.'],
    ['He had not, so far as he knew, met her.', 'He has not, so far as he knows, met her.'],
    ['Never had she felt so cold.', 'Never has she felt so cold.'],
    // the subject behind its verb
    ['In came the boys.', 'In come the boys.'],
    ['His eyes fell, and across them came a mist.', 'His eyes fall, and across them comes a mist.'],
    [
      'Then followed the king, and there stood the queen.',
      'Then follows the king, and there stands the queen.',
    ],
    ['Why did the boys not come back?', 'Why do the boys not come back?'],
    ['What had they found?', 'What have they found?'],
    // clauses that depend, and what is told in them
    [
      'He promised that he would come, and that she might wait.',
      'He promises that he will come, and that she may wait.',
    ],
    [
      'He saw the words she had written, and left.',
      'He sees the words she has written, and leaves.',
    ],
    ['With this the old man stopped talking.', 'With this the old man stops talking.'],
    ['It is said that she was rich; Tom wondered.', 'It is said that she was rich; Tom wonders.'],
    ['He had left her, years ago, and was alone.', 'He has left her, years ago, and is alone.'],
    // what only would be, beside what is
    [
      'She sat down, and would have slept, if he had gone.',
      'She sits down, and would have slept, if he had gone.',
    ],
    ['He wished she had stayed, and sighed.', 'He wishes she had stayed, and sighs.'],
    ['He was anxious to see if she had changed.', 'He is anxious to see if she has changed.'],
    // auxiliaries
    ['He had to go, and was to come back.', 'He has to go, and is to come back.'],
    ["She wasn't there, and they weren't glad.", "She isn't there, and they aren't glad."],
    ["She wouldn't go, and he'd gone.", "She won't go, and he's gone."],
    ['I was cold, and what was I to do?', 'I am cold, and what am I to do?'],
    // tags that the tagger gives wrongly
    [
      'That thought was new; he hit it with all his might.',
      'That thought is new; he hits it with all his might.',
    ],
    [
      'They both bowed, and the light fell on a caged bird.',
      'They both bow, and the light falls on a caged bird.',
    ],
    [
      'Others had come; those Miss Quills had not.',
      'Others have come; those Miss Quills have not.',
    ],
    [
      'The only boys in the house that did not sneeze were gone.',
      'The only boys in the house that do not sneeze are gone.',
    ],
    [
      'They ran into the wind-blown street and strolled home.',
      'They run into the wind-blown street and stroll home.',
    ],
    ['He had once or twice that day gone out.', 'He has once or twice that day gone out.'],
    [
      'He had sold the farm, bought a boat, and painted it.',
      'He has sold the farm, bought a boat, and painted it.',
    ],
    ['Ida had found the road, and followed it.', 'Ida has found the road, and followed it.'],
    [
      'When she had found it, and followed it, she laughed.',
      'When she has found it, and follows it, she laughs.',
    ],
    ['He had already called, and now called again.', 'He has already called, and now calls again.'],
    [
      'Having found the road, she rose, and followed it.',
      'Having found the road, she rises, and follows it.',
    ],
    ['She hoped he had paid, and smiled.', 'She hopes he has paid, and smiles.'],
    [
      'He took the letters and thrust them into the fire.',
      'He takes the letters and thrusts them into the fire.',
    ],
    ['Tom burst into a laugh.', 'Tom bursts into a laugh.'],
    [
      'A damp mist rose; and spread itself over the fields.',
      'A damp mist rises; and spreads itself over the fields.',
    ],
    ['The candle cast long shadows on the floor.', 'The candle casts long shadows on the floor.'],
    [
      'He stood there with his head bare and his hand thrust into his coat.',
      'He stands there with his head bare and his hand thrust into his coat.',
    ],
    [
      'They saw a tall hedge with a clean cut across it.',
      'They see a tall hedge with a clean cut across it.',
    ],
    [
      'She needed no help, provided that the work was done.',
      'She needs no help, provided that the work is done.',
    ],
    ['Were the boys gone?', 'Are the boys gone?'],
    [
      'They would see; here, were it dark or light, nobody came.',
      'They will see; here, were it dark or light, nobody comes.',
    ],
    // how a base is spelled
    ['He coloured, curtseyed and sneaked off.', 'He colours, curtseys and sneaks off.'],
    ['The wind forbade it.', 'The wind forbids it.'],
    ['He went to lay his hand on it.', 'He goes to lay his hand on it.'],
  ])('%s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    'He would like to go.',
    'He would have gone.',
    'Ida would have preferred a walk to this.',
    'She used to sing.',
    'If she came, he would go.',
    'She could not have gone if the boat had left.',
    'It happened three years ago.',
    'If she had seen it, she would have gone.',
    'Had she seen it, she would have gone.',
    'But had she been older he might not have gone.',
    'Were the hill but a heap of sand, would you climb it?',
    'Were _she_ to come, how glad he would be!',
    'It would be a fine road, were there not so many stones.',
    'A dog.',
    'He is here.',
  ])('leaves alone: %s', (sentence) => {
    expect(toPresent(sentence)).toBeNull();
  });
});
