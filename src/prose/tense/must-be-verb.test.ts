import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('a form that may be a past or a participle', () => {
  it.each([
    [
      'He uttered a growl, and replacing his head upon the pillow, resumed his sleep.',
      'He utters a growl, and replacing his head upon the pillow, resumes his sleep.',
    ],
    [
      'Ida, though greatly shocked, still felt unable to believe it.',
      'Ida, though greatly shocked, still feels unable to believe it.',
    ],
    [
      'He stood still for a moment; then, leaping from the wall into the garden, called loudly for help.',
      'He stands still for a moment; then, leaping from the wall into the garden, calls loudly for help.',
    ],
    [
      'Picking him up like a doll Tom carried him into the office, set him down in a chair and came back.',
      'Picking him up like a doll Tom carries him into the office, sets him down in a chair and comes back.',
    ],
    [
      'She knelt before the fire and looked out into the room.',
      'She kneels before the fire and looks out into the room.',
    ],
    ['She talked, and her fear increased.', 'She talks, and her fear increases.'],
    [
      'The book on which her eye first rested was old.',
      'The book on which her eye first rests is old.',
    ],
    ['With this the boy stopped talking.', 'With this the boy stops talking.'],
    [
      'He went to the hall, put down the lamp, and bent over it.',
      'He goes to the hall, puts down the lamp, and bends over it.',
    ],
    [
      'He walked across the hall staring, then stopped.',
      'He walks across the hall staring, then stops.',
    ],
    [
      'She rocked herself to and fro; and, after a little time, burst out laughing.',
      'She rocks herself to and fro; and, after a little time, bursts out laughing.',
    ],
    [
      'He shrugged; but complied, nevertheless, by sending for it.',
      'He shrugs; but complies, nevertheless, by sending for it.',
    ],
    [
      'She ran out of the room, and as soon as the door was closed, burst into tears.',
      'She runs out of the room, and as soon as the door is closed, bursts into tears.',
    ],
    [
      'She tried to cut the rope that fastened Tom to the wall.',
      'She tries to cut the rope that fastens Tom to the wall.',
    ],
    [
      'The two stood side by side, whilst Tom presided.',
      'The two stand side by side, whilst Tom presides.',
    ],
    [
      'They praised the morning; joined in the song; listened for the sea; and were silent.',
      'They praise the morning; join in the song; listen for the sea; and are silent.',
    ],
    [
      'The door burst open, and Tom came running out.',
      'The door bursts open, and Tom comes running out.',
    ],
    [
      'Tom lifted his head and after staring around the shed with glazed eyes addressed a remark to the man.',
      'Tom lifts his head and after staring around the shed with glazed eyes addresses a remark to the man.',
    ],
    [
      'Each sister was anxious; for each felt the best claim to it.',
      'Each sister is anxious; for each feels the best claim to it.',
    ],
    [
      'Peter threw open a chest, and drawing forth the papers, placed pen and ink before him.',
      'Peter throws open a chest, and drawing forth the papers, places pen and ink before him.',
    ],
    [
      'He turned round, and his hand, extended towards the curtain, met cold fingers.',
      'He turns round, and his hand, extended towards the curtain, meets cold fingers.',
    ],
    [
      'The boys, though each really pleased, praised him.',
      'The boys, though each really pleased, praise him.',
    ],
    [
      'This favour, though no more than Ida had hoped for, completed her joy.',
      'This favour, though no more than Ida has hoped for, completes her joy.',
    ],
    [
      'Martin remained behind, but after a few moments Cynthia called to him.',
      'Martin remains behind, but after a few moments Cynthia calls to him.',
    ],
    [
      'He had seen it, he said, and at once produced a purse.',
      'He has seen it, he says, and at once produces a purse.',
    ],
    [
      'She had never spoken of the boy before, and the interest roused by this letter showed itself.',
      'She has never spoken of the boy before, and the interest roused by this letter shows itself.',
    ],
    [
      'My conduct did not, I hope, lay me open to blame.',
      'My conduct does not, I hope, lay me open to blame.',
    ],
    ['More than once did he put forth his hand.', 'More than once does he put forth his hand.'],
    ['Her joy burst forth.', 'Her joy bursts forth.'],
    [
      'The towel she had been hemming slipped to the floor.',
      'The towel she has been hemming slips to the floor.',
    ],
    [
      'Then he looked at her, and their eyes meeting, much more seemed to be between them.',
      'Then he looks at her, and their eyes meeting, much more seems to be between them.',
    ],
    [
      'So up the stairs I went, and undressed myself slowly.',
      'So up the stairs I go, and undress myself slowly.',
    ],
    ['He gave a start upon seeing her and stopped.', 'He gives a start upon seeing her and stops.'],
    ['Then he thrust the door open and entered.', 'Then he thrusts the door open and enters.'],
    ['Cries of fear followed her.', 'Cries of fear follow her.'],
    ['Her whole being seethed with shame.', 'Her whole being seethes with shame.'],
    [
      'Nothing that she could say, however, had any influence.',
      'Nothing that she can say, however, has any influence.',
    ],
    [
      'As her eyes fell on me, a sudden pang of guilt shot through me.',
      'As her eyes fall on me, a sudden pang of guilt shoots through me.',
    ],
    [
      'The harsh light revealed more dirt than Ida had seen.',
      'The harsh light reveals more dirt than Ida has seen.',
    ],
    [
      'They were drawn by the plants, and all dispersed about the lawn.',
      'They are drawn by the plants, and all disperse about the lawn.',
    ],
    [
      'She came back, and as she did so the house trembled.',
      'She comes back, and as she does so the house trembles.',
    ],
    [
      "The young man left, and as he closed the door Peter's eyes met mine.",
      "The young man leaves, and as he closes the door Peter's eyes meet mine.",
    ],
    [
      'In the beams that streamed through the open doorway the dust danced and was golden.',
      'In the beams that stream through the open doorway the dust dances and is golden.',
    ],
    [
      "She fell upon her knees, and clinging to the boy's arm looked up at her.",
      "She falls upon her knees, and clinging to the boy's arm looks up at her.",
    ],
    ['But this was the way her mind worked.', 'But this is the way her mind works.'],
    [
      'But the General, quaking and afraid, overdid things.',
      'But the General, quaking and afraid, overdoes things.',
    ],
    [
      'The packet burst as she did so, and the floor became wet.',
      'The packet bursts as she does so, and the floor becomes wet.',
    ],
    [
      'Each one of her fourteen days thus promised to bear fruit.',
      'Each one of her fourteen days thus promises to bear fruit.',
    ],
    ['It was bright, and glistened.', 'It is bright, and glistens.'],
    [
      'Their eyes met in anger, and neither flinched.',
      'Their eyes meet in anger, and neither flinches.',
    ],
    [
      'The views which opened before him seemed to have no end.',
      'The views which open before him seem to have no end.',
    ],
    [
      'Tom promised to come, but at the last moment begged to be excused.',
      'Tom promises to come, but at the last moment begs to be excused.',
    ],
    [
      'He said that in fact, it almost upset his balance.',
      'He says that in fact, it almost upsets his balance.',
    ],
    [
      'Peter nodded, and gently taking the pictures from me locked them up again.',
      'Peter nods, and gently taking the pictures from me locks them up again.',
    ],
    ['No one felt uneasy as he walked by.', 'No one feels uneasy as he walks by.'],
    [
      'The attendant stooped over the bed, to look; and nodded.',
      'The attendant stoops over the bed, to look; and nods.',
    ],
    ['He no longer felt that he could trust her.', 'He no longer feels that he can trust her.'],
    ['When the breakfast was over Diana appeared.', 'When the breakfast is over Diana appears.'],
    [
      'He stood up; and in that instant checked the torrent of his anger.',
      'He stands up; and in that instant checks the torrent of his anger.',
    ],
    [
      'He went in with such an easy smile as announced that all was well.',
      'He goes in with such an easy smile as announces that all is well.',
    ],
    ['His eyes fixed themselves on the pattern.', 'His eyes fix themselves on the pattern.'],
    ['The former left them soon after tea.', 'The former leaves them soon after tea.'],
    [
      'Looking back as she followed Ralph through the doors, Cassandra wondered to see how the stage was already bare.',
      'Looking back as she follows Ralph through the doors, Cassandra wonders to see how the stage is already bare.',
    ],
    ['Her going roused the rest.', 'Her going rouses the rest.'],
    [
      'The gentle words that she forced out through her pen seemed to come from some other person.',
      'The gentle words that she forces out through her pen seem to come from some other person.',
    ],
    [
      'The harshness with which this was said showed that there was danger.',
      'The harshness with which this is said shows that there is danger.',
    ],
    [
      "She was kept by her friend, who often joined them, and good-naturedly engaged Mr. Venn's attention.",
      "She is kept by her friend, who often joins them, and good-naturedly engages Mr. Venn's attention.",
    ],
    [
      'She believed that the arguments, which to Ida had appeared weak, contained much sense.',
      'She believes that the arguments, which to Ida have appeared weak, contain much sense.',
    ],
    ['Blanche herself combed him with care.', 'Blanche herself combs him with care.'],
    ['He himself often found pleasure in it.', 'He himself often finds pleasure in it.'],
    [
      'The man who held the watch, declared the time not to have ended yet, and sternly warned them.',
      'The man who holds the watch, declares the time not to have ended yet, and sternly warns them.',
    ],
    [
      'He gave her a look, and seized and pressed her hands.',
      'He gives her a look, and seizes and presses her hands.',
    ],
    [
      'To my dismay, the old man who answered my knock informed me that he was out.',
      'To my dismay, the old man who answers my knock informs me that he is out.',
    ],
    ['Some whim or other led me to stay.', 'Some whim or other leads me to stay.'],
    [
      'Down at Swanage no one appreciated tea more than Ida.',
      'Down at Swanage no one appreciates tea more than Ida.',
    ],
    [
      'Ida was kind, and in the goodness of her heart immediately felt that she was wrong.',
      'Ida is kind, and in the goodness of her heart immediately feels that she is wrong.',
    ],
    [
      'It was so bright that the dead seemed to crowd the room.',
      'It is so bright that the dead seem to crowd the room.',
    ],
    [
      'She left; and soon afterwards the door softly opened.',
      'She leaves; and soon afterwards the door softly opens.',
    ],
    ['Some laughed, and answered well.', 'Some laugh, and answer well.'],
    [
      'When school was dismissed Anna marched out with her red head held high.',
      'When school is dismissed Anna marches out with her red head held high.',
    ],
    [
      'When people wrote a letter Charles always asked what they wanted.',
      'When people write a letter Charles always asks what they want.',
    ],
    ['The latter looked confused, and seemed glad.', 'The latter looks confused, and seems glad.'],
    ['The young ladies neither smiled nor spoke.', 'The young ladies neither smile nor speak.'],
    ['These all crowded about the boy as he spoke.', 'These all crowd about the boy as he speaks.'],
    ['The fat man cast his eyes round.', 'The fat man casts his eyes round.'],
    [
      'Morland remonstrated, pleaded his cause; but his friend left.',
      'Morland remonstrates, pleads his cause; but his friend leaves.',
    ],
    [
      'Hartley alighted, took Oliver by the hand, and they walked on.',
      'Hartley alights, takes Oliver by the hand, and they walk on.',
    ],
    [
      'Whenever he began upon anything that in the least exceeded the limits of talk, he left.',
      'Whenever he begins upon anything that in the least exceeds the limits of talk, he leaves.',
    ],
    [
      'It seemed to him that misfortune followed wherever he went.',
      'It seems to him that misfortune follows wherever he goes.',
    ],
    [
      'She took a chair, and the smoke which hung about her face seemed to hide her.',
      'She takes a chair, and the smoke which hangs about her face seems to hide her.',
    ],
    [
      'No one spoke, but for some time there seemed no wish to go.',
      'No one speaks, but for some time there seems no wish to go.',
    ],
    [
      'The boy, who had tried to pass the gate, rushed in, followed by a dog.',
      'The boy, who has tried to pass the gate, rushes in, followed by a dog.',
    ],
    [
      'As one looked out over the fields it was dark.',
      'As one looks out over the fields it is dark.',
    ],
    ['Our lamp was lit and shone on the cloth.', 'Our lamp is lit and shines on the cloth.'],
    ['He rose, got up, walked to a window.', 'He rises, gets up, walks to a window.'],
    ['All this pleased Ida.', 'All this pleases Ida.'],
    [
      'So small was she, and one cry after another crept into her song.',
      'So small is she, and one cry after another creeps into her song.',
    ],
    [
      'Having looked round him, and listened intently, he went.',
      'Having looked round him, and listened intently, he goes.',
    ],
    [
      'He denied it; and warmly declared, that he would still love her.',
      'He denies it; and warmly declares, that he will still love her.',
    ],
    [
      'It was clear that he talked well, professed good views, seemed to judge rightly.',
      'It is clear that he talks well, professes good views, seems to judge rightly.',
    ],
    [
      'He waited till the best dinner that an old inn afforded was ready.',
      'He waits till the best dinner that an old inn affords is ready.',
    ],
  ])('is a past where nothing else can be the verb: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });

  it.each([
    [
      'She had cooked the fish, laid the table, and done all.',
      'She has cooked the fish, laid the table, and done all.',
    ],
    [
      'She stood gaping at him, too surprised to speak.',
      'She stands gaping at him, too surprised to speak.',
    ],
    [
      'He looked very red and determined, and Ida drooping and dejected.',
      'He looks very red and determined, and Ida drooping and dejected.',
    ],
    [
      'He saw a startled, surprised look on her face.',
      'He sees a startled, surprised look on her face.',
    ],
    [
      'A few turned, and looked back, surprised at her speed.',
      'A few turn, and look back, surprised at her speed.',
    ],
    [
      'He could see the village, strung upon the road.',
      'He can see the village, strung upon the road.',
    ],
    [
      'He sat with his hands in his lap, and his head sunk upon his breast.',
      'He sits with his hands in his lap, and his head sunk upon his breast.',
    ],
    ['The shelf held a toilet set of gold.', 'The shelf holds a toilet set of gold.'],
    ['So disguised she had no fear.', 'So disguised she has no fear.'],
    [
      'Untouched by the noise made upon the stairs during the night, she slept.',
      'Untouched by the noise made upon the stairs during the night, she sleeps.',
    ],
    ['Her purpose once admitted, she went on.', 'Her purpose once admitted, she goes on.'],
    [
      'The look of a bright bird poised easily before its flight, roused him.',
      'The look of a bright bird poised easily before its flight, rouses him.',
    ],
    [
      'The house was low; intended only for offices, and dark.',
      'The house is low; intended only for offices, and dark.',
    ],
    ['She stared at him as one fascinated.', 'She stares at him as one fascinated.'],
    [
      'She sat there, her face red and her eyes fixed on the floor.',
      'She sits there, her face red and her eyes fixed on the floor.',
    ],
    [
      'The lawn, bounded on each side by a wall, lay before them.',
      'The lawn, bounded on each side by a wall, lies before them.',
    ],
    [
      'She had the air of one firmly determined to go.',
      'She has the air of one firmly determined to go.',
    ],
    ['He had never, as yet, had any friends.', 'He has never, as yet, had any friends.'],
    [
      'He pointed to what looked like a long, dark thorn stuck in the skin.',
      'He points to what looks like a long, dark thorn stuck in the skin.',
    ],
    [
      'Doors and windows opened and excited mothers looked out.',
      'Doors and windows open and excited mothers look out.',
    ],
    ['It sank like a tower swallowed up.', 'It sinks like a tower swallowed up.'],
    [
      'He told her how grateful and attached he was.',
      'He tells her how grateful and attached he is.',
    ],
    [
      'She brought the tray down not noticeably depleted.',
      'She brings the tray down not noticeably depleted.',
    ],
    ['He was one of the cultivated.', 'He is one of the cultivated.'],
    [
      'Ida was glad that he had written; and still more pleased that she had read it.',
      'Ida is glad that he has written; and still more pleased that she has read it.',
    ],
    ['The sky was like a faded rose.', 'The sky is like a faded rose.'],
    [
      'His aunt was deep in thought likewise, trying to be calm.',
      'His aunt is deep in thought likewise, trying to be calm.',
    ],
    [
      'How small they had looked when they came from the cloud of thought that wrapped them!',
      'How small they have looked when they come from the cloud of thought that wraps them!',
    ],
    [
      'Mrs. Venn was now quite happy quite satisfied with the town.',
      'Mrs. Venn is now quite happy quite satisfied with the town.',
    ],
    ['After a few minutes he became absorbed.', 'After a few minutes he becomes absorbed.'],
    ['For months she had been feeling neglected.', 'For months she has been feeling neglected.'],
    [
      'A look came there that I can only describe as half puzzled, and half relieved.',
      'A look comes there that I can only describe as half puzzled, and half relieved.',
    ],
    ['Never before had this happened.', 'Never before has this happened.'],
    [
      'They had large heads, small, fierce eyes, and distorted features.',
      'They have large heads, small, fierce eyes, and distorted features.',
    ],
    [
      'The crowd grew light with uncovered heads; and the shout rose.',
      'The crowd grows light with uncovered heads; and the shout rises.',
    ],
    ['He walked through dimly lit streets.', 'He walks through dimly lit streets.'],
    [
      'Several rough beds made of old sacks, were set side by side on the floor.',
      'Several rough beds made of old sacks, are set side by side on the floor.',
    ],
    [
      'Now that she had been proved justified, he felt ashamed.',
      'Now that she has been proved justified, he feels ashamed.',
    ],
    ['That accomplished, the house was free.', 'That accomplished, the house is free.'],
    [
      'Their means were as different as their aims, and equally suited to each.',
      'Their means are as different as their aims, and equally suited to each.',
    ],
    [
      'Such conduct made them of course most heartily laughed at.',
      'Such conduct makes them of course most heartily laughs at.',
    ],
    [
      'The two friends, with hearts now more united than ever, were happy for the day.',
      'The two friends, with hearts now more united than ever, are happy for the day.',
    ],
    [
      'Eager to see it finished, and yet patient, she waited for the end.',
      'Eager to see it finished, and yet patient, she waits for the end.',
    ],
    [
      "She laid her cheek against Martha's faded one.",
      "She lays her cheek against Martha's faded one.",
    ],
    [
      'She knew scolding, but this air of composed quiet, which seemed new, puzzled her.',
      'She knows scolding, but this air of composed quiet, which seems new, puzzles her.',
    ],
    [
      'Life was much more successfully looked at from a window.',
      'Life is much more successfully looked at from a window.',
    ],
    [
      'Some of these were open downs, the others cultivated and woody.',
      'Some of these are open downs, the others cultivated and woody.',
    ],
    [
      'This quarter of the town proved all but deserted.',
      'This quarter of the town proves all but deserted.',
    ],
    [
      'He lay still, face upward and knees bent, at the foot of the steps.',
      'He lies still, face upward and knees bent, at the foot of the steps.',
    ],
    [
      'The gentleman thus familiarly pointed out, had been standing near them.',
      'The gentleman thus familiarly pointed out, has been standing near them.',
    ],
    [
      'Past it there wandered a thin black line, notched at intervals like a saw.',
      'Past it there wanders a thin black line, notched at intervals like a saw.',
    ],
    [
      'Her blushes seemed to declare her heart engaged.',
      'Her blushes seem to declare her heart engaged.',
    ],
    [
      'Much of it would be found betokened in his face.',
      'Much of it will be found betokened in his face.',
    ],
    [
      'Ben, on an old white horse painted with black spots, was twirling five basins.',
      'Ben, on an old white horse painted with black spots, is twirling five basins.',
    ],
    [
      'Not the least eager of the eyes assembled, were the eyes of the children.',
      'Not the least eager of the eyes assembled, are the eyes of the children.',
    ],
    [
      'The basket packed in silence, they brought her bonnet to her.',
      'The basket packed in silence, they bring her bonnet to her.',
    ],
    [
      'Their own wishes ascertained, there were no dangers behind.',
      'Their own wishes ascertained, there are no dangers behind.',
    ],
    ['Ida felt her heart beat more quickly.', 'Ida feels her heart beat more quickly.'],
    [
      'The clover was in bloom, hummed over by bees.',
      'The clover is in bloom, hummed over by bees.',
    ],
    [
      'Neither had the child tumbled out of the cart.',
      'Neither has the child tumbled out of the cart.',
    ],
    [
      'She met Jane rushing to the pond in a state narrowly removed from frenzy.',
      'She meets Jane rushing to the pond in a state narrowly removed from frenzy.',
    ],
    [
      'After a week spent in games, Tom was called home.',
      'After a week spent in games, Tom is called home.',
    ],
    [
      'This was the first of many jokes, not at all meant to please her.',
      'This is the first of many jokes, not at all meant to please her.',
    ],
    [
      'It had the look of a bird newly arrived from the south.',
      'It has the look of a bird newly arrived from the south.',
    ],
    [
      'Straight paths neatly bordered with shells, crossed the lawn.',
      'Straight paths neatly bordered with shells, cross the lawn.',
    ],
    [
      'She spoke up, but with eyes still cast down, and went on.',
      'She speaks up, but with eyes still cast down, and goes on.',
    ],
    [
      'She was staring at him, fascinated, and made a small sign.',
      'She is staring at him, fascinated, and makes a small sign.',
    ],
    [
      'This muffled and bandaged head was so strange that she was rigid.',
      'This muffled and bandaged head is so strange that she is rigid.',
    ],
    ['She lay white and exhausted on the sofa.', 'She lies white and exhausted on the sofa.'],
    [
      'Her feelings were acute, and too little understood to be shared.',
      'Her feelings are acute, and too little understood to be shared.',
    ],
    [
      'He walked on in a hopeful and satisfied frame of mind.',
      'He walks on in a hopeful and satisfied frame of mind.',
    ],
    [
      'She felt that unqualified joy which she had lost.',
      'She feels that unqualified joy which she has lost.',
    ],
    ['This accumulated testimony staggered him.', 'This accumulated testimony staggers him.'],
    ['He hid the girl’s vast plaited hat.', 'He hides the girl’s vast plaited hat.'],
    [
      'She held the thin, ruptured skins of the fruit.',
      'She holds the thin, ruptured skins of the fruit.',
    ],
    ['Strictly considered, it was absurd.', 'Strictly considered, it is absurd.'],
    ['The branch fell beneath his saw.', 'The branch falls beneath his saw.'],
    [
      'The fish floated, with its side or belly considerably raised above the water.',
      'The fish floats, with its side or belly considerably raised above the water.',
    ],
    [
      'He stayed near the house, for reasons connected with Katharine.',
      'He stays near the house, for reasons connected with Katharine.',
    ],
    [
      'The cart stopped before a large building dedicated to trade.',
      'The cart stops before a large building dedicated to trade.',
    ],
    [
      'The beams were brown, so old and discoloured that nobody touched them.',
      'The beams are brown, so old and discoloured that nobody touches them.',
    ],
    ['Everything considered, she went.', 'Everything considered, she goes.'],
    [
      'Though his wife had proved false his children were left to him.',
      'Though his wife has proved false his children are left to him.',
    ],
    [
      'She was going on to say so, had not Mary interrupted her.',
      'She is going on to say so, had not Mary interrupted her.',
    ],
    ['She unlocked the door and undressed.', 'She unlocks the door and undresses.'],
    ['Jane had cares unconnected with him.', 'Jane has cares unconnected with him.'],
    [
      'Lady Marsh, convinced that Anne was ill, was unwilling to go.',
      'Lady Marsh, convinced that Anne is ill, is unwilling to go.',
    ],
    ['She knew who were gone, or said to be gone.', 'She knows who are gone, or said to be gone.'],
    ['Such wine was to be had from anybody.', 'Such wine is to be had from anybody.'],
    [
      'The orchard was in white bloom, hummed over by a swarm of bees.',
      'The orchard is in white bloom, hummed over by a swarm of bees.',
    ],
    ['He found himself looked down upon by all.', 'He finds himself looked down upon by all.'],
  ])('is a participle where it describes: %s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });
});
