export type Setting = 'INT' | 'EXT';

/** Rooms: they lie inside a site, so a heading names both where the site is known. */
const ROOMS = `room rooms sitting-room drawing-room dining-room bedroom bed-room bedchamber chamber
kitchen hall library study parlour parlor attic cellar passage corridor staircase stairs office
landing nursery laboratory consulting-room waiting-room ballroom gallery vault cell compartment
conservatory scullery pantry studio smoking-room breakfast-room coffee-room taproom bar-parlour
coach-house lounge bathroom lobby vestibule dressing-room schoolroom courtroom
garret loft closet dormitory ward salon boudoir den sanctum basement cupboard refectory sickroom bar
chambers stairway doorway antechamber anteroom counting-house storeroom larder dairy box stalls`;

/** Sites under a roof. */
const INSIDE = `house hotel inn tavern cottage cabin lodge villa mansion palace castle church chapel
cathedral theatre museum shop bank prison hospital school college restaurant cafe café caffe caffè club station
barn stable stables mill factory warehouse tent hut court police-station post-office lodgings
quarters apartment flat carriage cab hansom train brougham landau dog-cart ship steamer
chaise post-chaise four-wheeler barouche stage-coach diligence suite store stores booth foyer surgery workhouse monastery bakery lighthouse tower farmhouse pub saloon
boathouse guardroom observatory vicarage rectory parsonage manor abbey convent casino pavilion summer-house
shed outhouse hovel shanty bungalow asylum infirmary almshouse gaol jail dungeon opera arcade
bookshop alehouse public-house coffee-house eating-house lodging-house farm embassy consulate
garage workshop building establishment tunnel barracks fort turret belfry crypt nave chancel vestry sacristy
caravan car coach motor motor-car omnibus bus tram taxi lift stateroom greenhouse hothouse orangery forge smithy sanatorium chalet`;

/** Places under the sky. */
const OUTSIDE = `street road lane garden gardens park square field fields meadow wood woods forest
river riverside beach shore seashore sea hill hillside moor bridge yard courtyard lawn terrace path
avenue gate market market-place quay wharf dock docks desert mountain mountains valley village town
city pavement deck cliff cliffs heath common orchard churchyard graveyard roof balcony croquet-ground
alley pool lake island embankment highway thoroughfare crossroads tree trees harbour harbor breakwater
pier jetty cave vineyard rooftop battlements ramparts causeway
drive shrubbery arbour arbor plantation copse thicket glade clearing pond stream brook creek bay cove
sands dunes downs glen ravine gorge plateau plain prairie swamp marsh bog quarry pit farmyard stableyard
stable-yard inn-yard paddock pasture hayfield allotment stile hedge ditch verandah veranda porch piazza
doorstep by-road high-road cross-roads footpath pathway track trail promenade esplanade boulevard mews
parade bazaar playground racecourse cemetery cloister cloisters ruins camp platform ferry ford weir
canal towpath coast headland waterfall fountain circus suburb air slope hollow aisle archway arch entry gateway hole spring vale dell knoll
boat launch wherry barge canoe punt skiff raft rowing-boat yacht schooner gig buggy phaeton curricle cart wagon waggon sleigh sledge
portico loggia roadway roadside wayside carriage-way riverbank river-bank waterside seaside
ridge summit hilltop crag rock rocks grove spinney wilderness patio quadrangle enclosure compound trench gangway`;

const split = (words: string) => words.split(/\s+/);

export const ROOM_NOUNS: ReadonlySet<string> = new Set(split(ROOMS));

/** Common nouns that can stand in a scene heading, with INT or EXT. */
export const PLACE_NOUNS: ReadonlyMap<string, Setting> = new Map<string, Setting>([
  ...split(ROOMS).map((noun) => [noun, 'INT'] as const),
  ...split(INSIDE).map((noun) => [noun, 'INT'] as const),
  ...split(OUTSIDE).map((noun) => [noun, 'EXT'] as const),
]);

/** Things that carry people: the scene plays inside, but no room lies in them. */
export const VEHICLES: ReadonlySet<string> = new Set(
  'carriage cab hansom train brougham landau dog-cart boat ship steamer launch car coach motor motor-car omnibus bus tram taxi chaise post-chaise four-wheeler barouche stage-coach diligence wherry barge canoe punt skiff raft rowing-boat yacht schooner gig buggy phaeton curricle cart wagon waggon sleigh sledge'.split(
    ' ',
  ),
);

/** Small places within another: who goes there stays in the scene. */
export const SPOTS: ReadonlySet<string> = new Set(
  split(`gate tree trees pavement path hedge stile ditch doorstep doorway fountain box stalls bar stair steps
lawn bank track roof closet cupboard bridge pool footpath pathway verandah veranda porch portico window hole rock rocks arch gateway gangway`),
);

/** Too small for people to be in: where one is only mentioned they are beside it. */
export const TOO_SMALL: ReadonlySet<string> = new Set(
  'closet cupboard box boxes hole window pit dock spring'.split(' '),
);

/** Words that tell one place from another; others ("bleak", "dear") are left out. */
export const TELLING_ADJECTIVES: ReadonlySet<string> = new Set(
  `front back upper lower inner outer little small large great old new next spare private public
  main side narrow dark empty first second third top ground open long low royal
  lamp engine store throne map chart boiler guest sick living family rest board control tea billiard music
  powder sewing glass state common summer coffee tool wheel packing changing staff
dining drawing sitting breakfast waiting dressing smoking reading morning lumber card school class ball bath
bed day work court committee gaming open other opposite adjoining neighbouring inn stable`.split(
    /\s+/,
  ),
);
