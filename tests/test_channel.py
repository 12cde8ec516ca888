"""When and through what something was said."""

import pytest

from marked import read


@pytest.mark.parametrize(
    ("story", "said", "channel"),
    [
        ("[1s Lena Adal] [1c said] on Friday [1t the bridge fell].", "on Friday", None),
        ("[1t “It fell,”] [1s Lena Adal] [1c said] late Tuesday.", "late Tuesday", None),
        ("Last week [1s Lena Adal] [1c said] [1t the bridge fell on Friday].", "Last week", None),
        ("[1s Lena Adal] [1c said] [1t the bridge fell on Friday].", None, None),
        ("[1s Lena Adal] [1c wrote] on Twitter [1t that the bridge fell].", None, "Twitter"),
        ("[1s Lena Adal] [1c tweeted] [1t that the bridge fell].", None, "tweeted"),
        ("In a written statement, [1s the army] [1c said] [1t it would stop].", None, "statement"),
        ("[1s Lena Adal] [1c told] state television yesterday [1t that the bridge fell].", "yesterday", "state television"),
        ("[1s Lena Adal] [1c said] by telephone [1t that it fell].", None, "telephone"),
        ("[1t “It fell,”] [1s Lena Adal] [1c told] a news conference in Tarn.", None, "news conference"),
        ("[1s A statement by the army] [1c said] [1t it fell].", None, "statement"),
    ],
)
def test_beside_the_cue(story, said, channel):
    statements, _ = read(story)
    found = statements["s1"]
    assert [w.text if w else None for w in (found.said, found.channel)] == [said, channel]


def test_neighbours_keep_their_own_time():
    story = "[1s Karl Finn] [1c said] on Monday [1t it fell], and [2s Lena Adal] [2c said] on Tuesday [2t it stood]."
    statements, _ = read(story)
    assert [s.said.text if s.said else None for s in statements.values()] == ["on Monday", "on Tuesday"]


def test_a_carried_statement_does_not_take_its_carriers_time():
    story = "[1s The ministry] [1c said] on Monday [1t that [2s witnesses] [2c reported] [2t shots]]."
    statements, _ = read(story)
    assert [s.said.text if s.said else None for s in statements.values()] == ["on Monday", None]
