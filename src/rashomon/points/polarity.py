"""Tell whether words deny, hold a "not", or only say that something could not be checked."""

from __future__ import annotations

import re

from rashomon.points.units import Unit, once_a_unit
from rashomon.roots.topics import stems

DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials)|refut\w*|rebut\w*|disput\w*|contradict(?:s|ed|ing)?)\b", re.IGNORECASE
)
DOUBTS = re.compile(
    r"\b(?:(?:do|does|did)(?:\s+not|n[’']t)\s+(?:\w+\s+)?(?:believe|think|accept)|doubt(?:s|ed)?)\b", re.IGNORECASE
)
WAVES_OFF = re.compile(
    r"\b(?:dismiss\w*|reject\w*|rubbish\w*|discount\w*|shrug\w* off|brush\w* (?:off|aside)|laugh\w* (?:off|away|at)|scoff\w*|mock\w*|pour\w* scorn|pooh-pooh\w*|push\w* back)\b", re.IGNORECASE
)
# What is waved off must be a claim: rejecting an accord denies nothing.
CLAIM = re.compile(
    r"\b(?:claims?|reports?|charges?|allegations?|accusations?|assertions?|suggestions?|notion|theor(?:y|ies)|assessments?|veracity|rumou?rs?)\b",
    re.IGNORECASE,
)
FALSE = re.compile(
    r"\b(?:not true|untrue|false(?=\s*(?:$|[.,;:”\"’']|and\b|or\b|claims?\b|reports?\b|allegations?\b|accusations?\b))|(?:totally|completely|utterly|entirely|simply) false|"
    r"baseless|unfounded|groundless|unsupported|unsubstantiated|uncorroborated|far-fetched|preposterous|ridiculous|absurd|not credible|inaccurate|"
    r"(?:absolutely|totally|completely|flatly|simply|plainly|dead|utterly|entirely) (?:wrong|incorrect|untrue)|a (?:hoax|myth|fabrication|lie)\b|"
    r"fabricat\w+|impossible|illogical|nonsense|no truth|off the table|(?<!not )rul(?:e|es|ed) out|"
    r"(?:is|are|was|were|been)\s+[“\"']?(?:an?\s+)?(?:mistakes?|mistaken|wrong|incorrect|misquoted|misreported|lies?)\b|"
    r"no (?:connection|link|evidence|proof|sign|trace|parts?)\b)",
    re.IGNORECASE,
)
NOT = re.compile(r"(?:\b(?:not|never|nobody|none|nothing|no|nor|neither|cannot)\b|n[’']t\b)", re.IGNORECASE)
TWICE = re.compile(
    r"\bmake no mistake\b|\bno (?:matter|longer|wonder|less|fewer)\b|\bnot ruled out\b|\bcannot (?:be ruled out|rule out)\b|\bnot (?:impossible|inconsistent)\b|\bno doubt\b|\bnot only\b",
    re.IGNORECASE,
)
# What would have been, had something not been: the "not" says that it was.
SUPPOSED = re.compile(
    r"\bif\b[^.;]{0,80}?(?:\b(?:not|never)\b|n[’']t\b)[^.;]{0,160}\b(?:would|could|might)\b|"
    r"\b(?:would|could|might)\b[^.;]{0,160}\bif\b[^.;]{0,80}?(?:\b(?:not|never)\b|n[’']t\b)",
    re.IGNORECASE,
)
# The first time since a day, and no time since that day before it, are the same.
FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)
SINCE = re.compile(r"\b(?:since|before|ever|until)\b", re.IGNORECASE)
# What can't be told is not denied, and a pronoun alone shows nothing that is.
HARD_TO_TELL = re.compile(
    r"\bimpossible (?:for \w+ )?to (?:determine|tell|say|know|see|hear|establish)\b|\bmaking it (?:im|un)possible to\b", re.IGNORECASE
)
PRONOUN = re.compile(r"\W*(?:it|they|them|this|that|he|she|him|her|so)\W*", re.IGNORECASE)
UNSURE = re.compile(
    r"\b(?:verif|independently confirm|not (?:immediately |yet )?(?:clear|known|confirmed)|unclear|no comment|whether)\b",
    re.IGNORECASE,
)
POINTING = stems(
    "deny denied denial reject rejected dismiss dismissed claim claims charge charges allegation allegations accusation accusations responsibility "
    "blame involvement involved role playing baseless unfounded false untrue impossible illogical rumour rumours notion assessment assessments "
    "veracity none nothing adamantly strongly scientifically theory evidence use scenario behind hand guilt guilty unsupported unsubstantiated absurd ridiculous "
    "preposterous inaccurate wrong incorrect hoax myth fabrication article story newspaper"
)


@once_a_unit
def unverified(unit: Unit) -> bool:
    """Tell whether a unit only says that something could not be checked, or is not known."""
    return (unit.statement is not None and unit.statement.act in ("cannot_verify", "no_comment")) or bool(
        UNSURE.search(f"{unit.cue} {unit.text}")
    )


@once_a_unit
def denies(unit: Unit) -> bool:
    """Tell whether a unit says outright that something is not so."""
    if unit.statement is None or unverified(unit) or TWICE.search(f"{unit.cue} {unit.text}"):
        return False
    return bool(
        DENIES.search(unit.cue)
        or DOUBTS.search(unit.cue)
        or (WAVES_OFF.search(unit.cue) and CLAIM.search(f"{unit.cue} {unit.text}"))
        or FALSE.search(unit.text)
    )


@once_a_unit
def negative(unit: Unit) -> bool:
    """Tell whether a unit denies, or holds a "not"."""
    words = unit.text
    return denies(unit) or bool(
        NOT.search(unit.cue)
        or NOT.search(words)
        or DENIES.search(words)
        or (WAVES_OFF.search(words) and CLAIM.search(words))
    )
