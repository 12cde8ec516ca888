"""A denial of one's own deed answers those who say that one did it, and nobody else."""

import pytest
from telling import Story, compared, of_kind

DAY = "2031-05-07"


def told(outlet: str, line: str, name: str, cue: str, content: str, **more: str) -> Story:
    story = Story(outlet, DAY, "Shots on the quay", line, "Later the Orun army and the Vell army met in Sarn.")
    story.says(name, cue, content, **more)
    return story


OWN = [
    ("denied", "that its troops fired on the fishing boats", "denies"),
    ("said", "our troops never fired on the fishing boats", "asserts"),
    ("denied", "firing on the fishing boats", "denies"),
]


@pytest.mark.parametrize(("cue", "content", "stance"), OWN)
@pytest.mark.parametrize(
    ("claim", "against"),
    [
        ("Orun troops fired on the fishing boats", True),
        ("soldiers of the Orun army fired on the fishing boats", True),
        ("troops fired on the fishing boats", True),
        ("Vell troops fired on the fishing boats", False),
        ("smugglers fired on the fishing boats", False),
        ("hungry gulls and somebody fired on the fishing boats", False),
    ],
)
def test_only_who_lays_it_to_the_denier_is_answered(cue: str, content: str, stance: str, claim: str, against: bool) -> None:
    one = told("Quayside", f"The clinic said {claim} on Friday.", "The clinic", "said", f"{claim} on Friday")
    two = told("Valley Post", f"The Orun army {cue} {content} on Friday.", "The Orun army", cue, f"{content} on Friday", stance=stance)
    assert bool(of_kind(compared(one, two), "denial")) is against


def test_a_denial_of_what_others_did_answers_whoever_says_it() -> None:
    one = told("Quayside", "The clinic said smugglers fired on the fishing boats.", "The clinic", "said", "smugglers fired on the fishing boats")
    two = told("Valley Post", "The Orun army denied that smugglers fired on the fishing boats.", "The Orun army", "denied", "that smugglers fired on the fishing boats", stance="denies")
    assert len(of_kind(compared(one, two), "denial")) == 1
