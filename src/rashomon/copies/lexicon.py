"""Hold the words of English by which a change is told: numbers, bounds, verbs of saying, and small words that name nothing."""

from __future__ import annotations

# Numbers that are words for no number in particular: each is only equal to itself.
VAGUE = frozenset("dozens scores hundreds thousands millions billions dozen".split())

# Bounds by what they mean, longest phrase first where one begins with another.
BOUNDS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): kind
    for kind, phrases in {
        "at least": ["at least", "no fewer than", "no less than", "not less than", "a minimum of"],
        "more than": ["more than", "over", "upwards of", "in excess of"],
        "at most": ["at most", "no more than", "up to", "as many as", "a maximum of"],
        "less than": ["less than", "fewer than", "under", "below"],
        "about": ["about", "around", "some", "approximately", "roughly", "an estimated", "estimated"],
        "nearly": ["nearly", "almost", "close to"],
    }.items()
    for phrase in phrases
}
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
TIMES = MONTHS | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun today yesterday tomorrow tonight morning "
    "afternoon evening night noon midnight day days week weeks month months year years hour hours minute minutes weekend am pm late early earlier later "
    "last next ago spring summer autumn winter".split()
)
SAYING = frozenset(
    "say says said saying tell tells told telling reports reported reporting claims claimed claiming states stated stating allege alleges "
    "alleged alleging announce announces announced confirm confirms confirmed confirming add adds added adding accuse accuses accused deny denies denied "
    "insist insists insisted maintain maintains maintained argue argues argued assert asserts asserted declare declares declared acknowledge acknowledges "
    "acknowledged warn warns warned explain explains explained noted recall recalls recalled testify testifies testified believe believes "
    "believed suspected suggest suggests suggested according quoted citing cited write writes wrote reply replied tweeted posted".split()
)
HEARSAY = frozenset("reportedly allegedly purportedly supposedly apparently".split())
AUXILIARY = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may might must".split()
)
PRONOUNS = frozenset("i you he she it we they me him her us them who which that this these those his its their our my your one someone anyone nobody himself herself themselves itself".split())
DETERMINERS = frozenset("the a an this that these those his her its their our my your some any all both each every no another".split())
PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto about after before during over under between against among through near inside outside across along toward "
    "towards around behind beside beyond within without since until till upon off up down out as per via despite amid".split()
)
WHERE = frozenset("in on at near into onto inside outside across along toward towards around behind beyond within to from".split())
JOINING = frozenset("and or but nor yet so if because while when where than whether although though unless as that how why what".split())
# Short words that are neither nouns nor names.
OTHERS = frozenset(
    "not also only just even still already again once then there here now very too more most less least much many few several such other same own new "
    "later earlier soon however meanwhile instead far well never always often ever almost nearly around about".split()
)
FUNCTION = AUXILIARY | PRONOUNS | DETERMINERS | PREPOSITIONS | JOINING | OTHERS
# What is done to people or bodies alone, so that the other end of it is somebody.
BEFALLING = frozenset(
    "killed kill kills killing wounded wound wounding injured injure injuring hurt arrested arrest arresting detained detain captured capture executed execute "
    "kidnapped abducted shot attacked attack ambushed beaten tortured jailed charged released freed expelled accused blamed".split()
)
# The irregular pasts that news uses of somebody's acts; regular ones end in -ed.
ACTED = frozenset(
    "shot fought fled held took gave made left led began broke brought fell struck hit set won lost met sent threw drove ran went came got found kept put "
    "let cut fired burned drew shut swept tore withdrew fought sought".split()
)
