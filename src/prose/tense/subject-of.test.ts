import { describe, expect, it } from 'vitest';
import { toPresent } from './to-present.ts';

describe('a verb in the present agrees with its subject', () => {
  it.each([
    // whose nouns the tagger takes for verbs, names or one
    ['Women had no say.', 'Women have no say.'],
    ['Policemen stood about the square.', 'Policemen stand about the square.'],
    ['The basketfuls had a strong smell.', 'The basketfuls have a strong smell.'],
    ['The poplar leaves had a silky sound.', 'The poplar leaves have a silky sound.'],
    [
      'The only sounds in the room came from her pen.',
      'The only sounds in the room come from her pen.',
    ],
    ['Tall ill-looking fellows crept out.', 'Tall ill-looking fellows creep out.'],
    ['His hat and stick lay on the bed.', 'His hat and stick lie on the bed.'],
    ['His chest and back ached.', 'His chest and back ache.'],
    [
      'The clock ticked on the wash-stand and the moon lit the room.',
      'The clock ticks on the wash-stand and the moon lights the room.',
    ],
    [
      'Ida gathered some sprays of ivy and put them in her hat.',
      'Ida gathers some sprays of ivy and puts them in her hat.',
    ],
    ['Some Malays crouched by the stove.', 'Some Malays crouch by the stove.'],
    ['The wicked slept.', 'The wicked sleep.'],
    ['The elder Miss Venns sat up.', 'The elder Miss Venns sit up.'],
    ['At that Mr. Heelis fled upstairs.', 'At that Mr. Heelis flees upstairs.'],
    // amounts
    ['Some had only stumps.', 'Some have only stumps.'],
    ['Some of them did go.', 'Some of them do go.'],
    ['Some of the water froze.', 'Some of the water freezes.'],
    ['Two or three more of the men stood there.', 'Two or three more of the men stand there.'],
    [
      'Whenever one or two of the boys came, he spoke.',
      'Whenever one or two of the boys come, he speaks.',
    ],
    ['The number of boys did not strike her.', 'The number of boys does not strike her.'],
    ['A few made for her.', 'A few make for her.'],
    // two of them
    [
      'The trees were out and the world smelled fresh.',
      'The trees are out and the world smells fresh.',
    ],
    ['Every tree and flower had its colour.', 'Every tree and flower has its colour.'],
    [
      'The hungry and tired look of the boy had its effect.',
      'The hungry and tired look of the boy has its effect.',
    ],
    [
      'The likeness between her and her mother had its charm.',
      'The likeness between her and her mother has its charm.',
    ],
    [
      'He felt that his pale face and trembling hands drew their eyes.',
      'He feels that his pale face and trembling hands draw their eyes.',
    ],
    ['Nobody but the boys laughed.', 'Nobody but the boys laughs.'],
    [
      'The two boys, with no less care, but more speed, ran on.',
      'The two boys, with no less care, but more speed, run on.',
    ],
    [
      'After a while, and some talk in the hall, some of the men left.',
      'After a while, and some talk in the hall, some of the men leave.',
    ],
    // what stands between
    ['Dr. Venn, I noticed, had a stick.', 'Dr. Venn, I notice, has a stick.'],
    [
      'What was at fault, I think, was her own pride.',
      'What is at fault, I think, is her own pride.',
    ],
    [
      'Ida, now eleven or twelve years old, had a doll.',
      'Ida, now eleven or twelve years old, has a doll.',
    ],
    [
      'The man, who, but three months before, had no hat, smiled.',
      'The man, who, but three months before, has no hat, smiles.',
    ],
    [
      'Her questions after her sister had no answer.',
      'Her questions after her sister have no answer.',
    ],
    [
      'The usual questions as to his success followed.',
      'The usual questions as to his success follow.',
    ],
    [
      'He began to think his friends meant to leave.',
      'He begins to think his friends mean to leave.',
    ],
    [
      'She was stout, while her broad, flat chin hid her neck.',
      'She is stout, while her broad, flat chin hides her neck.',
    ],
    [
      'The two men standing closest glanced at him and went.',
      'The two men standing closest glance at him and go.',
    ],
    [
      'The cap once again appeared: and the same voice called out.',
      'The cap once again appears: and the same voice calls out.',
    ],
    ['In vain Ida and Tom tried to help.', 'In vain Ida and Tom try to help.'],
    ['Both men, Ida noticed, had powdered hair.', 'Both men, Ida notices, have powdered hair.'],
    [
      'It echoed loud groans, that gathered strength.',
      'It echoes loud groans, that gather strength.',
    ],
    [
      'I won the stake, and in twenty minutes had left the house.',
      'I win the stake, and in twenty minutes have left the house.',
    ],
    [
      'It was not until the evening that things really began to happen.',
      'It is not until the evening that things really begin to happen.',
    ],
    [
      'Her talk was dull, but every now and then it took a new turn.',
      'Her talk is dull, but every now and then it takes a new turn.',
    ],
    ['If I were to play at the start, I lost.', 'If I were to play at the start, I lose.'],
    ['Tom and I were pushed inside.', 'Tom and I are pushed inside.'],
    [
      "We heard steps, and Dr. Venn, Ida's own doctor, a portly, fussy man, came in.",
      "We hear steps, and Dr. Venn, Ida's own doctor, a portly, fussy man, comes in.",
    ],
    [
      'He was old, and his stories, all told with care, had grown.',
      'He is old, and his stories, all told with care, have grown.',
    ],
    // who comes behind the verb
    ['There dwelt the things one might have felt.', 'There dwell the things one might have felt.'],
    ['So ended the first part.', 'So ends the first part.'],
    [
      'It held a little box, in which lay two rings.',
      'It holds a little box, in which lie two rings.',
    ],
    ['In walked the boys.', 'In walk the boys.'],
    [
      'She bowed; and bending over some plants that stood near, waited in silence.',
      'She bows; and bending over some plants that stand near, waits in silence.',
    ],
    [
      'He sat up; then, taking the sheet with both hands, muttered some words.',
      'He sits up; then, taking the sheet with both hands, mutters some words.',
    ],
    ['She waited till Ida were stronger.', 'She waits till Ida is stronger.'],
    // no subject
    [
      'Her mother hoped that this would at least set her mind at ease.',
      'Her mother hopes that this will at least set her mind at ease.',
    ],
    [
      'They fled, and were it not for the boy, would be free.',
      'They flee, and were it not for the boy, will be free.',
    ],
    [
      'The dogs, which here and there lay panting in the dust, were thin.',
      'The dogs, which here and there lie panting in the dust, are thin.',
    ],
    [
      'The waving of long, bony fingers gave weight to his words.',
      'The waving of long, bony fingers gives weight to his words.',
    ],
    [
      'For Ida the weeks slipped by like beads on a string.',
      'For Ida the weeks slip by like beads on a string.',
    ],
    [
      'After two hours of smoking and hard thinking Martin arrived at an answer.',
      'After two hours of smoking and hard thinking Martin arrives at an answer.',
    ],
    ['Why did ye not write to us?', 'Why do ye not write to us?'],
    ['For a space people stood amazed.', 'For a space people stand amazed.'],
    [
      'We were in distress for two hours, and previously there had been a great deal of joy.',
      'We are in distress for two hours, and previously there has been a great deal of joy.',
    ],
    [
      'Her paintings Mr. Wilton intended to keep for Paul.',
      'Her paintings Mr. Wilton intends to keep for Paul.',
    ],
    [
      'When three weeks had gone by without the letter appearing Ida began to worry.',
      'When three weeks have gone by without the letter appearing Ida begins to worry.',
    ],
    [
      'For some time she was amused; but as she came to know the family better, other feelings arose.',
      'For some time she is amused; but as she comes to know the family better, other feelings arise.',
    ],
    [
      'The lamps burnt one by one as the omnibus passed them.',
      'The lamps burn one by one as the omnibus passes them.',
    ],
    [
      'They waited every moment, but the highly trained performing dog had not barked.',
      'They wait every moment, but the highly trained performing dog has not barked.',
    ],
    [
      'Indeed, of late her talks with me had always ended in a quarrel.',
      'Indeed, of late her talks with me have always ended in a quarrel.',
    ],
    [
      'Ida was sorry; she had set her heart on seeing the lakes; and still thought there might be time.',
      'Ida is sorry; she has set her heart on seeing the lakes; and still thinks there may be time.',
    ],
    [
      'Her husband had been careless; and at his death, about two years before, had left his affairs in disorder.',
      'Her husband has been careless; and at his death, about two years before, has left his affairs in disorder.',
    ],
    [
      'The solemn train, headed by Ben, of trays, urn, and cake-bearers, made its way in.',
      'The solemn train, headed by Ben, of trays, urn, and cake-bearers, makes its way in.',
    ],
    ['Every following sentence added to it.', 'Every following sentence adds to it.'],
    [
      'It seemed to him as if a thousand softly padded doors had closed.',
      'It seems to him as if a thousand softly padded doors have closed.',
    ],
    ['A hundred black faces turned round to look.', 'A hundred black faces turn round to look.'],
    [
      'He would find her before the evening were over.',
      'He will find her before the evening is over.',
    ],
    [
      "Then as Doctor T. J. Harlow's faded eyes came into sight, she remembered it.",
      "Then as Doctor T. J. Harlow's faded eyes come into sight, she remembers it.",
    ],
    [
      'She passed many houses; but, at length, paused before one of them.',
      'She passes many houses; but, at length, pauses before one of them.',
    ],
    [
      'Never, since she was a child, had she felt so.',
      'Never, since she was a child, has she felt so.',
    ],
    [
      'The virtues springing from it were not to be found.',
      'The virtues springing from it are not to be found.',
    ],
    [
      'At this the Baron and the Baroness faced sharply about, and almost fled.',
      'At this the Baron and the Baroness face sharply about, and almost flee.',
    ],
    [
      'But when he reached his office his torments began.',
      'But when he reaches his office his torments begin.',
    ],
    ['Whereat they blushed, and began to talk.', 'Whereat they blush, and begin to talk.'],
    ['A noise as of drums seemed to deafen her.', 'A noise as of drums seems to deafen her.'],
    [
      'They left, and as soon as they were gone Mr. Collins began.',
      'They leave, and as soon as they are gone Mr. Collins begins.',
    ],
    [
      'As she passed me, Polina gave me a look, and then as swiftly averted her eyes.',
      'As she passes me, Polina gives me a look, and then as swiftly averts her eyes.',
    ],
    [
      'They were often away, but at home life ran fairly well.',
      'They are often away, but at home life runs fairly well.',
    ],
    [
      'He fought for life, and by a terrible effort wrenched the fingers away.',
      'He fights for life, and by a terrible effort wrenches the fingers away.',
    ],
    [
      'Careless of the ropes, the men, like wild birds, sprang down.',
      'Careless of the ropes, the men, like wild birds, spring down.',
    ],
    [
      'They came, but at present the real women chased the dream away.',
      'They come, but at present the real women chase the dream away.',
    ],
    [
      'He looked round, and for a moment failed to find the two figures.',
      'He looks round, and for a moment fails to find the two figures.',
    ],
    [
      'Opening the windows admitted only a gust of dust.',
      'Opening the windows admits only a gust of dust.',
    ],
    [
      'The men and the boys walked to the gate and there parted.',
      'The men and the boys walk to the gate and there part.',
    ],
    [
      'He wondered how it was that all his people, who had seemed so pleasant, had suddenly become dull.',
      'He wonders how it is that all his people, who have seemed so pleasant, have suddenly become dull.',
    ],
    [
      'They came in; but very little remained to be done.',
      'They come in; but very little remains to be done.',
    ],
    [
      'She loved all the qualities in him which gave her joy.',
      'She loves all the qualities in him which give her joy.',
    ],
    [
      'This man, still taking his last orders from his comrades and the surgeon after the rope had begun to move, went down.',
      'This man, still taking his last orders from his comrades and the surgeon after the rope has begun to move, goes down.',
    ],
    ['No summons, however, arrived.', 'No summons, however, arrives.'],
    [
      'He kissed me, and before I had recovered from my surprise ran from the room.',
      'He kisses me, and before I have recovered from my surprise runs from the room.',
    ],
    ['Those that best pleased her, seemed most odd.', 'Those that best please her, seem most odd.'],
    ['Prim, right-angled paths crossed it.', 'Prim, right-angled paths cross it.'],
    ['A few laughed.', 'A few laugh.'],
    [
      'Tom believed that, last night, he and the doctor had a quarrel.',
      'Tom believes that, last night, he and the doctor have a quarrel.',
    ],
    [
      'For me to find the words which I really wished to say was a hard task.',
      'For me to find the words which I really wish to say is a hard task.',
    ],
    ['I myself was glad.', 'I myself am glad.'],
    ['That was how matters stood.', 'That is how matters stand.'],
    [
      'As they looked the figure turned, walked a few steps, and came back.',
      'As they look the figure turns, walks a few steps, and comes back.',
    ],
    ['Rose Hartley lingered, but he led her away.', 'Rose Hartley lingers, but he leads her away.'],
    [
      'Anne dropped the pear as if it were a red-hot coal and carefully wiped her fingers.',
      'Anne drops the pear as if it were a red-hot coal and carefully wipes her fingers.',
    ],
    // whose phrase ends or begins elsewhere than it seems
    [
      'For a night, in another distance hills began to rise.',
      'For a night, in another distance hills begin to rise.',
    ],
    ['Half the men had gone.', 'Half the men have gone.'],
    ['There lived in the house two men.', 'There live in the house two men.'],
    ['In another street lamps began to burn.', 'In another street lamps begin to burn.'],
    ['One by one the boys came in.', 'One by one the boys come in.'],
    ['The more the boys knew, the more they asked.', 'The more the boys know, the more they ask.'],
    ['The French had gone.', 'The French have gone.'],
    ['All who knew him loved him.', 'All who know him love him.'],
    ['All whom he passed looked at him.', 'All whom he passes look at him.'],
    ['Two black-and-white birds flew past.', 'Two black-and-white birds fly past.'],
    [
      'Her fair, flying hair and eager eyes counted for nothing.',
      'Her fair, flying hair and eager eyes count for nothing.',
    ],
    [
      'The only natural, happy, and sufficient cure had been found.',
      'The only natural, happy, and sufficient cure has been found.',
    ],
    ['The very curtains of her bed seemed to move.', 'The very curtains of her bed seem to move.'],
    ['To her his dreams had meant nothing.', 'To her his dreams have meant nothing.'],
    [
      'It was odd, for while cruising in the same seas numerous other vessels had gone home.',
      'It is odd, for while cruising in the same seas numerous other vessels have gone home.',
    ],
    [
      'In the slanting beams that streamed through the door the dust danced.',
      'In the slanting beams that stream through the door the dust dances.',
    ],
    ['Her look and manner had changed.', 'Her look and manner have changed.'],
    [
      'It was dark, but the look-out men still remained there.',
      'It is dark, but the look-out men still remain there.',
    ],
    ['Their drawing-rooms had many charms.', 'Their drawing-rooms have many charms.'],
    ['Further on the faces of men appeared.', 'Further on the faces of men appear.'],
    [
      'It was a point whereon little rivers slowly met.',
      'It is a point whereon little rivers slowly meet.',
    ],
    [
      'The ladies all rose, and Elizabeth had hopes.',
      'The ladies all rise, and Elizabeth has hopes.',
    ],
    [
      'And in a great circle of ten miles round the port, men armed with guns had gone out.',
      'And in a great circle of ten miles round the port, men armed with guns have gone out.',
    ],
    // what stands turned round, joined or between
    [
      "Just before nine o'clock Tom Venn stepped into the room.",
      "Just before nine o'clock Tom Venn steps into the room.",
    ],
    [
      'It was long after five and no one answered the bell.',
      'It is long after five and no one answers the bell.',
    ],
    [
      'Her mouth was large and so had her eyes been.',
      'Her mouth is large and so have her eyes been.',
    ],
    ['He said nothing, nor did the boys laugh.', 'He says nothing, nor do the boys laugh.'],
    ['So little did the boys know.', 'So little do the boys know.'],
    ['First came the boys.', 'First come the boys.'],
    [
      'A place where love and hatred had both died.',
      'A place where love and hatred have both died.',
    ],
    ['It was I who had come.', 'It is I who have come.'],
    [
      'The tears which the sight called forth as she entered the house had soon dried.',
      'The tears which the sight calls forth as she enters the house have soon dried.',
    ],
    [
      'On the one side lay the river and on the other stood the mills.',
      'On the one side lies the river and on the other stand the mills.',
    ],
    [
      'And perhaps the sun there produced these things.',
      'And perhaps the sun there produces these things.',
    ],
    ['Seeing what the sailors did there, he left.', 'Seeing what the sailors do there, he leaves.'],
    ['When Venn came they knew.', 'When Venn comes they know.'],
    [
      'Ida herself and the boys came; and, the door part, and Ida herself came too.',
      'Ida herself and the boys come; and, the door part, and Ida herself comes too.',
    ],
    [
      'The coat the men had brought lay on a chair.',
      'The coat the men have brought lies on a chair.',
    ],
    ['The coats Tom had brought lay on a chair.', 'The coats Tom has brought lie on a chair.'],
    ['Nothing but the trees and the sky remained.', 'Nothing but the trees and the sky remains.'],
    [
      'Such a dark and mysterious monster roused him.',
      'Such a dark and mysterious monster rouses him.',
    ],
    [
      'The smallness of the house and thinness of the walls brought it near.',
      'The smallness of the house and thinness of the walls bring it near.',
    ],
    [
      'Something in his face and the tone of his voice suggested it.',
      'Something in his face and the tone of his voice suggests it.',
    ],
    [
      'On hearing how long a walk the young people had taken, he left.',
      'On hearing how long a walk the young people have taken, he leaves.',
    ],
    [
      'In what shape their efforts reached those eyes he did not know.',
      'In what shape their efforts reach those eyes he does not know.',
    ],
    [
      'A quick movement on his part, and his enemy fell with a crash.',
      'A quick movement on his part, and his enemy falls with a crash.',
    ],
    [
      'She did not know what else to do, and a low murmur rose from the crowd.',
      'She does not know what else to do, and a low murmur rises from the crowd.',
    ],
    [
      'The boys said that Tom, when he saw them, had run.',
      'The boys say that Tom, when he sees them, has run.',
    ],
    [
      'It was cold, for her hands, seeking his, had met the wall.',
      'It is cold, for her hands, seeking his, have met the wall.',
    ],
    [
      'They sat down, and Ida, when she reached the window, saw William.',
      'They sit down, and Ida, when she reaches the window, sees William.',
    ],
    [
      'When Peleg, his friend and old shipmate, had come, they left.',
      'When Peleg, his friend and old shipmate, has come, they leave.',
    ],
    ['What the boys wanted was noise.', 'What the boys want is noise.'],
    [
      'It was a row of mills; and when they were at work in the night gave a dull sound.',
      'It is a row of mills; and when they are at work in the night gives a dull sound.',
    ],
  ])('%s', (past, present) => {
    expect(toPresent(past)).toBe(present);
  });
});
