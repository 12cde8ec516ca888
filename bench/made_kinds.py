"""Tells invented events of ten kinds: for each, what happened, whom it befell, who is said to have done it, how that is denied, and what was seen.

Frames name slots in braces.  `<...>` are the words for the event, `[...]` what somebody says and `«...»` the word for saying it; all are taken out of what is
printed.  A detail is a fact of one event, told in any of its wordings by each report that has it.
"""

from __future__ import annotations

from dataclasses import dataclass

# What may be seen anywhere, where people were hurt, and where something blew up or burned.
SEEN = (
    ("the road from {town} to {near} was closed until further notice", "nobody could drive to {near}, as the road had been blocked", "traffic towards {near} was turned back"),
    ("schools would stay shut for {n2} days", "lessons were called off for the next {n2} days", "pupils were told to stay at home for {n2} days"),
    ("{n1} families had left for {near} before the day was over", "by evening {n1} families were camping with relatives in {near}", "{near} took in {n1} families, most of them on foot"),
    ("telephone lines were down for {n2} hours", "for {n2} hours no call went through", "phones went dead and came back only {n2} hours later"),
    ("a {animal} stood in the road and nobody led it away", "nobody claimed the {animal} that stood in the road", "somebody's {animal} had been left in the middle of the road"),
    ("{kin} searched the ditches with a lamp", "{kin} went along the ditches holding up a lamp", "by the light of a lamp {kin} looked into every ditch"),
    ("a {vehicle} loaded with {thing} stood with its doors open", "the doors of a {vehicle} were open and {thing} lay in the road", "{thing} had spilled from an abandoned {vehicle}"),
    ("a priest and {kin} wrote down names on the back of a calendar", "names were taken down on a calendar by a priest and {kin}", "{kin} helped a priest to list names on old calendar sheets"),
    ("the {shop} on the corner stayed open and gave out {thing}", "whoever came to the {shop} on the corner went off with {thing}, free of charge", "people were given {thing} at the {shop}, which had not closed"),
)
HURT = (
    ("the wounded were driven to {clinic} in vans and on a {vehicle} because only one ambulance came", "with a single ambulance at hand, people loaded the hurt on to a {vehicle} bound for {clinic}", "a {vehicle} did the work of an ambulance on the road to {clinic}"),
    ("blood of every group was needed at {clinic}", "doctors at {clinic} appealed for donors and for diesel to run the generator", "{clinic} was short of blood, dressings and {thing}"),
    ("a {shop} served as a first-aid post", "first aid was given on the counter of a {shop}", "the hurt were bandaged in a {shop}"),
)
BLASTED = (
    ("windows were blown out along the street and {n3} houses lost their roofs", "at least {n3} houses were left without a roof and hardly a window was whole", "glass lay ankle-deep outside {n3} damaged homes"),
    ("power was cut in the {dirn} of the town and pumps stopped working", "half of {town} had neither light nor running water by nightfall", "the electricity failed, and with it the water, in the streets to the {dirn}"),
    ("a dog kept barking at a heap of bricks until {kin} dug out a woman alive", "one woman was pulled alive from under bricks after a dog led {kin} to her", "{kin} followed a dog to a heap of rubble, where a woman was found breathing"),
    ("the {shop} next door burnt for {n2} hours", "it took {n2} hours to put out the fire in the {shop} next door", "flames from the {shop} beside it were seen for {n2} hours"),
    ("a {vehicle} had been thrown on to a wall", "on top of a wall lay a {vehicle}", "the force of it had lifted a {vehicle} on to a wall"),
)
OF_BLASTS = ("shelling", "air strike", "bombing")
THINGS = "flour|lemons|school books|sewing thread|candles|onions|rice|tinned fish|nails|paraffin|winter coats|tea|roof tiles|soap|seed potatoes|wool|salt|bicycle tyres|medicine|plums".split("|")
ANIMALS = "mule|cow|white horse|goat|donkey|sow|ram|foal|calf|mare".split("|")
KIN = "two brothers|a grandmother|three nurses|schoolboys|an old man and his daughter|a retired policeman|some students|the sexton|neighbours|two sisters|a bus crew|four bakers".split("|")
SHOPS = "barber's shop|pharmacy|dairy|shoe shop|tea house|post office|butcher's|tyre workshop|photographer's studio|dressmaker's|bookshop|mill shop".split("|")
VEHICLES = "flatbed lorry|hay cart|bread van|school bus|tipper truck|milk lorry|hearse|coal lorry|taxi|pick-up|horse cart|tractor and trailer".split("|")
# What a witness says: a sentence made of parts, then one of those of the kind or a further one.
SAID_FIRST = "I was {doing} when it started|I had just finished {doing}|My {relative} was {doing}|We were {doing}, as on any day|I had left the {shop} a minute before|My {relative} had gone out for {thing}|I was talking to my {relative} about {thing}|We had {thing} on the stove|I ran from the {shop} with my {relative} on my back|The {animal} knew before we did".split("|")
SAID_THEN = "then there was dust in my mouth|then I could not find my shoes|and I have not seen my {other} since|and I thought of the {animal}, of all things|so we lay on the floor of the {shop} and counted|and the {shop} was not there any more|and nobody in {near} will believe it|then I heard my {other} call from the {shop}|and I held on to a sack of {thing}|and it smelt of {thing} everywhere|and we drove to {near} in a {vehicle} without looking back|and my {other} told me not to look".split("|")
DOING = "hanging out washing|feeding the {animal}|selling {thing}|mending a fence|writing a letter|waiting for the bus to {near}|unloading {thing}|peeling potatoes|shaving|doing sums with the children|repairing a {vehicle}|carrying {thing}|sleeping off the night shift|queuing for {thing}".split("|")
RELATIVES = "brother sister mother father uncle neighbour cousin aunt son daughter grandfather niece".split()


@dataclass(frozen=True)
class Kind:
    """Hold the words for one kind of event; `harm` is what befell most of those hit, `other` what befell the rest."""

    label: str
    plover: str
    sites: tuple[str, ...]
    happened: tuple[str, ...]
    event: tuple[str, ...]
    event_a: tuple[str, ...]
    blame: tuple[str, ...]
    deed: tuple[str, ...]
    denials: tuple[str, ...]
    turned: tuple[str, ...]
    admitted: tuple[str, ...]
    titles: tuple[str, ...]
    details: tuple[tuple[str, ...], ...]
    quotes: tuple[str, ...]
    harm: str = "killed"
    other: str = "injured"
    groups: tuple[str, ...] = ("people", "people", "civilians", "residents")
    most: int = 30


KINDS = (
    Kind(
        "shelling", "assault",
        ("a market", "a bus station", "a row of flats", "a bakery", "a school yard", "a grain store", "a water plant", "a church square", "a textile mill", "a cattle yard"),
        (
            "<shells hit> {site} in {town}", "<artillery fire struck> {site} in {town}", "{site} in {town} <came under artillery fire>", "<mortar bombs fell> on {site} in {town}",
            "<shelling> set fire to {site} in {town}", "{town} <was shelled> and {site} took the worst of it", "<a barrage of mortar fire> reached {site} in {town}",
        ),
        ("<the shelling>", "<the bombardment>", "<the barrage>", "<the shelling> of {the_site}", "<the attack>"),
        ("<shelling> of {site}", "<mortar fire> on {site}", "<an artillery attack> on {site}"),
        (
            "{a_men} <had shelled> {the_site} from positions {km} km away", "the rounds had been fired by {a_men} across the {river}", "{a_called} guns <had opened fire> on {the_site} without warning",
            "{a_men} had aimed at {the_site} on purpose", "a {a_called} battery on the hills to the {dirn} had done it",
        ),
        ("<shelling> {the_site}", "firing on {the_site} from across the {river}", "aiming heavy guns at {the_site}"),
        ("its guns <had shelled> {town}", "{a_men} had fired a single round that day", "it had any mortars within range of {town}", "{a_men} were behind <the bombardment>"),
        ("{b_men} had fired the shells themselves, to put the blame on others", "the rounds had come from {b_called} positions {dirn} of {town}", "{b_men} had been firing from beside {the_site}"),
        ("its gunners had replied to fire from {town} and hit an ammunition store", "it had struck a {b_called} observation post close to {the_site}"),
        (
            "{dead_h} as shells hit {site_h} in {town}", "{town} {site_s} shelled, {dead_h}", "Shelling of {town} leaves {dead_h}", "{dead_h} in artillery fire on {town}",
            "{a_called} and {b_called} sides trade blame over shelling of {town}", "Shells fall on {town} {site_s}", "Who shelled {town}?",
        ),
        (
            ("{n2} shells fell within ten minutes", "ten minutes passed between the first and the last of {n2} shells", "people counted {n2} explosions in some ten minutes"),
            ("one round failed to go off and lay in a vegetable bed", "an unexploded shell stuck out of a vegetable bed", "sappers were called to a dud among somebody's cabbages"),
            ("the first round landed short, in the {river}", "a first shell raised a column of water in the {river}", "the opening shot fell into the {river} and hurt nobody"),
            ("the roof of {the_site} came down on those inside", "those inside had no time before the roof of {the_site} gave way", "a collapsing roof caught those who had sought shelter at {the_site}"),
        ),
        ("I heard a whistle and then I was on the floor", "It came in from the {dirn}, one after another, like doors slamming", "We were queuing. Nobody here carries a gun", "The second one was louder than the first and the third I did not hear at all"),
    ),
    Kind(
        "air strike", "assault",
        ("a fuel depot", "a wedding tent", "a clinic", "a bridge", "a mosque", "a hotel", "a warehouse", "a village hall", "a dairy", "a prison wing"),
        (
            "<an air strike hit> {site} in {town}", "<a drone struck> {site} in {town}", "<warplanes bombed> {site} in {town}", "{site} in {town} <was hit by a missile>",
            "<two missiles slammed> into {site} in {town}", "<a strike from the air> destroyed {site} in {town}",
        ),
        ("<the air strike>", "<the strike>", "<the raid from the air>", "<the bombing> of {the_site}", "<the attack>"),
        ("<an air strike> on {site}", "<a drone attack> on {site}", "<a missile strike> on {site}"),
        (
            "a {a_called} aircraft <had bombed> {the_site}", "the drone had been sent by {a_men}", "{a_men} had fired two missiles at {the_site}", "the plane had come from the {a_called} air base near {a_capital}",
            "{a_called} pilots had known whom they would hit",
        ),
        ("<bombing> {the_site}", "sending a drone against {the_site}", "<an air strike> on people who were no threat to anyone"),
        ("its aircraft had been over {town}", "it <had bombed> {the_site}", "any {a_called} drone had flown that day", "{a_men} had anything to do with <the strike>"),
        ("a {b_called} missile had gone astray and come down on {the_site}", "{b_men} had stored rockets at {the_site} and those had blown up", "the wreckage was that of a {b_called} drone"),
        ("it had aimed at a meeting of {b_called} commanders", "the target had been a workshop for rockets beneath {the_site}"),
        (
            "{dead_h} in air strike on {town} {site_s}", "Air strike destroys {site_h} in {town}, {dead_h}", "Drone strike on {town}: {dead_h}", "{town} counts its dead after air strike",
            "{b_called} side says {a_called} jets bombed {town}", "Missiles hit {site_h} in {town}", "Strike on {town} {site_s} disputed",
        ),
        (
            ("a second missile hit as rescuers arrived", "rescuers had just come when there was a second blast", "those who ran to help were caught by another missile minutes later"),
            ("a crater {n2} metres across gaped where {the_site} had stood", "where {the_site} had stood there was a hole {n2} metres wide", "{the_site} had given way to a pit of some {n2} metres"),
            ("the tail of a missile bore a painted number", "somebody held up a fin with a number on it for the cameras", "a metal fin with figures painted on it lay among the debris"),
            ("aircraft had circled over the {river} for an hour", "for about an hour a humming was heard above the {river}", "planes were heard along the {river} an hour earlier"),
        ),
        ("There was a humming all morning and then it stopped, and that was worse", "The sky was clear, they could see what we were", "We dug with our hands until the neighbours brought shovels", "My brother had gone back for his papers"),
    ),
    Kind(
        "clash", "assault",
        ("a checkpoint", "a customs post", "a quarry", "a river crossing", "a railway halt", "a mountain pass", "a farm", "a police post", "a pumping station", "a sawmill"),
        (
            "{a_men} and {b_men} <exchanged fire> at {site} near {town}", "<fighting broke out> at {site} outside {town}", "<a gun battle erupted> around {site} near {town}", "<clashes flared> at {site} on the edge of {town}",
            "<a firefight> between {a_men} and {b_men} spread from {site} to the first houses of {town}",
        ),
        ("<the clash>", "<the fighting>", "<the firefight>", "<the gun battle>", "<the clashes> at {the_site}"),
        ("<a clash> at {site}", "<a gun battle> at {site}", "<fighting> over {site}"),
        ("{a_men} had fired first", "{a_men} had crossed the line at {the_site} and <opened fire>", "{a_men} <had attacked> {the_site} with machine guns", "the {a_called} side had moved men up to {the_site} during the night and started shooting"),
        ("firing first at {the_site}", "breaking the truce at {the_site}", "<attacking> {the_site} without cause"),
        ("{a_men} had fired first", "it had sent anyone across the line", "it had broken the truce", "{a_men} had been near {the_site}"),
        ("{b_men} had opened fire on a patrol that was on its way home", "the {b_called} side had been the first to shoot", "{b_men} had laid an ambush at {the_site}"),
        ("its men had taken {the_site} after weeks of provocation", "it had acted to free two of its men held at {the_site}"),
        (
            "{dead_h} in clash near {town}", "{a_called} and {b_called} forces clash at {town} {site_s}", "Gunfire at {town}, {dead_h}", "Fighting near {town} leaves {dead_h}", "Each side says other fired first at {town}",
            "Truce frays at {town}", "{dead_h} as fighting reaches {town}",
        ),
        (
            ("shots were exchanged for {n2} hours", "the shooting went on for {n2} hours", "it took {n2} hours for the guns to fall silent"),
            ("a burnt-out jeep stood across the road", "the road was blocked by a jeep that had burnt to its frame", "what was left of a jeep smoked in the roadway"),
            ("{n3} men were taken prisoner", "{n3} prisoners were led away with their hands tied", "some {n3} men gave themselves up"),
            ("herders had to leave {n1} sheep behind", "a flock of {n1} sheep wandered between the lines", "{n1} sheep strayed across the front after their herders ran"),
        ),
        ("They shout across to each other at night and in the morning they shoot", "Somebody's nerve went, I do not know whose", "Bullets came through the kitchen, so we sat in the bath", "We were told that the truce held. Tell that to my wall"),
        groups=("people", "men", "fighters", "soldiers"),
    ),
    Kind(
        "ambush", "assault",
        ("a supply convoy", "a police patrol", "a minibus of road workers", "a prison van", "a column of lorries", "a cash van", "an election team", "a timber truck", "a border patrol", "a medical convoy"),
        (
            "<gunmen ambushed> {site} near {town}", "{site} <came under fire> on the road to {town}", "<an ambush> on {site} outside {town} was followed by a chase", "{site} <was ambushed> close to {town}", "<attackers opened fire> on {site} near {town}",
        ),
        ("<the ambush>", "<the attack>", "<the attack> on {the_site}", "<the shooting>"),
        ("<an ambush> on {site}", "<an attack> on {site}", "<a roadside attack> on {site}"),
        ("{a_men} <had ambushed> {the_site} from both sides of the road", "{a_men} in stolen uniforms had stopped {the_site} and <opened fire>", "the gunmen belonged to the {a_called} side", "{a_men} had waited for {the_site} behind a burnt barn"),
        ("<ambushing> {the_site}", "<an attack> on men who could not defend themselves", "sending gunmen against {the_site}"),
        ("it had men on that road", "{a_men} had taken part in <the ambush>", "it had ordered <the attack>", "it knew of <the ambush> before it was reported"),
        ("{b_men} had fired on {the_site} by mistake", "bandits who sell to {b_men} had done it", "{b_men} had quarrelled over the load and shot at each other"),
        ("its units had halted a load of weapons", "its men had stopped {the_site} and been fired at"),
        (
            "{dead_h} in ambush near {town}", "Gunmen attack {site_h} on {town} road", "{dead_h} as {site_s} ambushed near {town}", "Ambush on {town} road kills {dead_n}", "Road to {town} closed after ambush", "{b_called} side blames {a_called} gunmen for {town} ambush",
        ),
        (
            ("the first vehicle was stopped by a felled tree", "a tree had been cut down to block the road", "the driver in front braked for a tree across the road"),
            ("the attackers got away on motorcycles", "motorcycles were waiting for the gunmen on a forest track", "the gunmen rode off on motorbikes"),
            ("{n1} cartridge cases were picked up from the tarmac", "{n1} empty cases lay on the tarmac", "investigators bagged {n1} spent cartridges"),
            ("rifles and a radio were carried off", "a radio and several rifles were missing", "whoever did it took the rifles and a radio along"),
        ),
        ("I lay in the ditch with my face in the water until they had gone", "They knew the time and they knew the car", "One of them apologised before he took my keys", "The shooting was over before I understood that it was shooting"),
        groups=("people", "men", "guards", "officers"), most=14,
    ),
    Kind(
        "bombing", "assault",
        ("a cafe", "a police station", "a law court", "a bus", "a bank", "a tax office", "a party office", "a football ground", "a tram stop", "a recruiting office"),
        (
            "<a bomb exploded> outside {site} in {town}", "<a car bomb went off> at {site} in {town}", "<an explosion tore> through {site} in {town}", "<a blast ripped> into {site} in {town}", "<a parcel bomb exploded> at {site} in {town}",
        ),
        ("<the bombing>", "<the explosion>", "<the blast>", "<the bomb attack>", "<the attack> on {the_site}"),
        ("<a bombing> at {site}", "<a bomb attack> on {site}", "<an explosion> at {site}"),
        ("{a_men} had placed the bomb", "the explosive came from {a_called} stores", "the {a_called} side had sent the bomber", "{a_men} had left the bomb in a parked van"),
        ("<bombing> {the_site}", "planting <the bomb>", "sending killers into {town}"),
        ("it had planted the bomb", "{a_men} had been in {town}", "it had any part in <the explosion>", "it ever set off bombs among civilians"),
        ("{b_men} had let the bomb go off to have a pretext", "the bomb had been made by a {b_called} faction", "it was a gas bottle, and {b_men} knew that"),
        ("its men had struck officers who met at {the_site}", "it had warned people by telephone to leave {the_site}"),
        (
            "{dead_h} in {town} bombing", "Bomb at {town} {site_s}, {dead_h}", "Blast rips through {site_h} in {town}", "{town} blast leaves {dead_h}", "Explosion outside {town} {site_s}", "Nobody claims {town} bomb",
            "{b_called} officials blame {a_called} side for {town} bomb",
        ),
        (
            ("the explosive had been hidden in a vegetable cart", "a vegetable cart had held the explosive", "it was under the turnips of a handcart that the charge had been hidden"),
            ("a man in a grey coat was seen walking off", "people remembered a man in a grey coat who walked off without a look back", "a passer-by in a grey coat was being looked for"),
            ("a caller had given a warning {n2} minutes before", "{n2} minutes earlier a warning had come by telephone", "somebody rang {n2} minutes ahead and named the wrong street"),
            ("the clock on the front stopped at the minute of the blast", "the clock above the door still showed the minute", "the hands of the street clock had not moved since"),
        ),
        ("I thought that the gas main had gone", "There was a light, no noise, and then all the noise", "I found my sister by her shoes", "He asked me the time a minute before"),
    ),
    Kind(
        "protest", "protest",
        ("a power station", "the town hall", "a parliament annexe", "a steelworks", "a governor's residence", "a university gate", "a ration office", "a radio tower", "a court house", "a dam"),
        (
            "<a protest> outside {site} in {town} turned violent", "<police fired> on <a march> to {site} in {town}", "<protesters clashed> with police at {site} in {town}", "<a rally> at {site} in {town} was broken up", "<security forces dispersed> a crowd at {site} in {town}",
        ),
        ("<the protest>", "<the rally>", "<the march>", "<the demonstration>", "<the unrest>"),
        ("<a protest> at {site}", "<a march> to {site}", "<a demonstration> outside {site}"),
        ("{a_men} had fired live rounds into the crowd", "{a_men} had beaten people who were already on the ground", "{a_men} had shot without warning", "marksmen of the {a_called} side had stood on the roof of {the_site}"),
        ("<shooting> at unarmed marchers", "using live rounds against a crowd", "beating people who had come to be heard"),
        ("{a_men} had used live rounds", "any order to fire had been given", "its men had been armed", "{a_men} had entered {the_site}"),
        ("armed men among the {b_called} marchers had fired first", "{b_called} organisers had paid youths to throw stones", "petrol bombs had been thrown by the {b_called} crowd"),
        ("its men had fired into the air when the gate gave way", "it had cleared {the_site} to protect the machines"),
        (
            "{dead_h} at protest in {town}", "Police break up rally at {town} {site_s}", "Protest in {town} turns violent, {dead_h}", "{town} march ends in gunfire", "{dead_h} as crowd and police clash in {town}", "Organisers and police at odds over {town} protest",
        ),
        (
            ("about {hundreds} people had gathered", "organisers spoke of {hundreds} marchers", "the crowd was put at {hundreds}"),
            ("shoes and placards littered the square", "the square was strewn with shoes and torn placards", "sweepers filled three carts with placards and odd shoes"),
            ("people had come about the price of bread", "bread had doubled in price within a month, and that had brought people out", "it was the price of bread that they had come to complain of"),
            ("a water cannon froze and was towed away", "the water cannon broke down and had to be towed", "towing a stuck water cannon took the police an hour"),
        ),
        ("We sang, that was our weapon", "They came at us from behind, from the side where the children stood", "I had a loaf of bread in my hand, they can have it as evidence", "Someone threw a bottle, and I wish he had stayed at home"),
        harm="injured", other="detained", groups=("people", "protesters", "marchers", "students"), most=60,
    ),
    Kind(
        "raid", "assault",
        ("a refugee camp", "a monastery", "a suburb", "a workers' hostel", "a newspaper office", "a tribal guest house", "a village", "a boarding school", "a mill", "a fishing quarter"),
        (
            "<men in uniform raided> {site} in {town}", "<a raid> on {site} in {town} left doors broken and beds empty", "<masked men stormed> {site} in {town}", "{site} in {town} <was raided>", "<armed men burst> into {site} in {town}",
        ),
        ("<the raid>", "<the operation>", "<the search>", "<the raid> on {the_site}", "<the assault>"),
        ("<a raid> on {site}", "<an assault> on {site}", "<an armed search> of {site}"),
        ("{a_men} had shot people in their beds", "{a_men} had gone from door to door with a list", "{a_men} <had attacked> {the_site} while it slept", "{a_men} had set fire to the houses before they left"),
        ("<attacking> people in their sleep", "<raiding> {the_site} without a warrant", "killing people who had given themselves up"),
        ("{a_men} had killed anyone who was not armed", "it had raided {the_site}", "its men had burnt houses", "any list of names existed"),
        ("{b_men} had shot the villagers who would not hide them", "those killed had died in a quarrel among {b_men}", "{b_men} had started the fire as they fled"),
        ("its men had come for a maker of bombs and met with gunfire", "it had found rifles and a transmitter at {the_site}"),
        (
            "{dead_h} in raid on {town} {site_s}", "Night raid in {town}, {dead_h}", "{a_called} raid on {town} leaves {dead_h}", "Armed men storm {site_h} in {town}", "{town} {site_s} raided", "Raid or massacre? {town} asks",
        ),
        (
            ("{n3} vehicles without lights had come from the {dirn}", "they came from the {dirn} in {n3} cars, headlights off", "a line of {n3} unlit vehicles was seen to the {dirn}"),
            ("men over fifteen were lined up against a wall", "all males above fifteen had to stand facing a wall", "boys of fifteen and their grandfathers stood against the same wall"),
            ("a ledger and two computers were taken away", "the men left with a ledger and two computers", "gone were two computers and an old ledger"),
            ("a boy hid in a bread oven for {n2} hours", "one boy survived in an oven, where he stayed {n2} hours", "{n2} hours passed before a boy dared to climb out of the bread oven"),
        ),
        ("They read out names, and my son answered", "They asked for water, we gave it, then they broke the jug", "One had a lamp on his head, I saw nothing but that lamp", "They said that it was a search, but nobody searched anything"),
        other="detained", most=22,
    ),
    Kind(
        "sinking", "other",
        ("a ferry", "a grain barge", "a fishing boat", "a patrol launch", "a pilot boat", "a dredger", "a coal barge", "a mail boat"),
        (
            "{site} <sank> on the {river} off {town}", "{site} <was sunk> near {town}", "{site} <went down> within sight of {town}", "<an explosion sank> {site} on the {river} at {town}", "{site} <capsized> under fire off {town}",
        ),
        ("<the sinking>", "<the sinking> of {the_site}", "<the loss> of {the_site}", "<the incident>"),
        ("<the sinking> of {site}", "<the loss> of {site}"),
        ("a {a_called} gunboat had fired on {the_site}", "{a_men} <had sunk> {the_site} with a rocket from the bank", "{the_site} had struck a mine laid by {a_men}", "{a_men} had rammed {the_site} and left"),
        ("<sinking> {the_site}", "firing on a boat that flew no flag of war", "laying mines in the channel"),
        ("its boats had been on the water", "{a_men} had fired on {the_site}", "it had mined the channel", "it had rammed {the_site}"),
        ("{the_site} had been overloaded and {b_men} knew it", "{b_men} had fired on {the_site} by mistake in the dark", "{the_site} carried {b_called} ammunition, which blew up"),
        ("its gunners had stopped a boat that would not show its papers", "it had fired across the bow of {the_site} and no more"),
        (
            "{dead_h} as {site_s} sinks off {town}", "{site_t} goes down on {river}, {dead_h}", "Sinking off {town}: {dead_h}", "{site_t} sunk near {town}", "What sank the {site_s} at {town}?", "{a_called} side denies sinking {site_s} off {town}",
        ),
        (
            ("the water was {n2} degrees", "nobody could last long in water of {n2} degrees", "at {n2} degrees the {river} left swimmers little time"),
            ("a boy held on to a milk churn until he was picked up", "one boy was found clinging to a milk churn", "a milk churn kept a boy afloat"),
            ("life jackets were locked in a chest", "the chest with the life jackets could not be opened", "the jackets were there, under lock and key"),
            ("oil drifted as far as {near}", "at {near} the bank was black with oil", "an oil slick reached {near} by evening"),
        ),
        ("She went over on her side as if she were tired", "There was a bang below, and then the deck was not there", "I heard people call and then fewer people call", "The pilot knew this water as I know my stairs"),
        other="missing", groups=("people", "passengers", "crew members", "people"), most=40,
    ),
    Kind(
        "kidnapping", "assault",
        ("a school bus", "a field clinic", "a road camp", "a survey team", "a monastery", "a seed farm", "a hostel", "a bus", "a border market", "a telephone exchange"),
        (
            "<gunmen kidnapped> {toll_g} from {site} near {town}", "{toll_g} <were abducted> from {site} near {town}", "<armed men took> {toll_g} from {site} outside {town}", "{toll_g} <were seized> at {site} on the edge of {town}",
        ),
        ("<the kidnapping>", "<the abduction>", "<the hostage-taking>", "<the attack> on {the_site}"),
        ("<a kidnapping> at {site}", "<an abduction> from {site}"),
        ("{a_men} were holding them", "{a_men} had carried out <the kidnapping>", "the hostages had been taken to a {a_called} base", "{a_men} had demanded money for their release"),
        ("<kidnapping> people to trade them for prisoners", "<the abduction>", "holding people who had done nothing"),
        ("it held anyone", "{a_men} had been near {the_site}", "it had asked for money", "it took hostages"),
        ("the missing had gone over to it of their own will", "{b_men} had staged <the kidnapping>", "smugglers whom {b_men} protect had taken them"),
        ("those taken were spies and would be tried", "it had detained people who had no permits"),
        ("{taken_h} near {town}", "Gunmen seize {taken_n} at {town} {site_s}", "{taken_h} from {site_h} outside {town}", "Families wait for word after {town} kidnapping", "Search for hostages taken at {town}", "{a_called} side says it holds nobody from {town}"),
        (
            ("the phones of those taken were found in a well", "their telephones lay at the bottom of a well", "a shepherd heard ringing from a well, where the phones had been thrown"),
            ("one woman was let go because she was ill", "the gunmen sent back a sick woman", "a woman with a fever was set down by the road and walked home"),
            ("the men spoke with the accent of the {dirn}", "by their accent the men were from the {dirn}", "they talked as people do in the {dirn}"),
            ("a note asked for {n1} sacks of flour", "{n1} sacks of flour were demanded in a note", "the ransom was set at {n1} sacks of flour"),
        ),
        ("They counted us twice and took the ones who could read", "My husband waved, as if he were going to work", "One of them knew my name, and I knew his boots", "They were polite, that frightened me"),
        harm="abducted", other="", groups=("teachers", "aid workers", "surveyors", "villagers", "nurses", "road workers"), most=18,
    ),
    Kind(
        "landmine", "assault",
        ("a tractor", "a school bus", "a water tanker", "a milk lorry", "a donkey cart", "a repair crew", "a taxi", "a bread van", "an ambulance", "a harvester"),
        (
            "<a mine exploded> under {site} near {town}", "{site} <drove over a mine> outside {town}", "<a landmine blew up> {site} near {town}", "{site} <hit a mine> on a track near {town}", "<an anti-tank mine went off> beneath {site} close to {town}",
        ),
        ("<the explosion>", "<the blast>", "<the mine blast>", "<the explosion> under {the_site}"),
        ("<a mine explosion> under {site}", "<a landmine blast> near a farm"),
        ("{a_men} had laid the mine", "the mine was of a type that only {a_men} use", "{a_men} had mined the track by night", "the {a_called} side had handed over false maps of its minefields"),
        ("mining a road that everyone uses", "laying mines after the truce", "<the blast>"),
        ("it had laid the mine", "it used such mines", "{a_men} had been on that track", "its maps were false"),
        ("{b_men} had laid the mine and forgotten it", "the mine had lain there since the last war and {b_men} had been told", "{b_men} had pulled up the warning signs for firewood"),
        ("the field was marked and closed to traffic", "it mined the track against raiders and had said so"),
        (
            "{dead_h} as mine explodes near {town}", "Mine blows up {site_h} near {town}", "{dead_h} in mine blast on {town} track", "Landmine near {town}: {dead_h}", "{town} mourns after mine hits {site_s}", "Who laid the mine at {town}?",
        ),
        (
            ("the track had been cleared {n2} months earlier", "sappers had passed the track as safe {n2} months before", "{n2} months ago the track was declared free of mines"),
            ("a wheel was found {n1} metres away", "one wheel landed {n1} metres off in a field", "the blast threw a wheel {n1} metres"),
            ("rain had washed the warning signs into a ditch", "the signs with the skull lay in a ditch, where rain had carried them", "nobody could see the signs, which floods had taken"),
            ("{n3} more mines were found along the verge", "sappers lifted {n3} further mines beside the track", "a search of the verge turned up {n3} others"),
        ),
        ("I drive there every day, I drove there an hour before", "We found his cap in a tree", "They give us maps, and the mines do not read them", "The wheel came past me like a hoop"),
        groups=("people", "farm workers", "villagers", "children"), most=12,
    ),
)  # fmt: skip
BY_LABEL = {kind.label: kind for kind in KINDS}
