"""Affairs of a corpus are found, ranked by what is disputed in them, and made into cases that open."""

import pytest
from click.testing import CliRunner
from making import Here, lines, run

from letting_in import TOKEN, client_of
from rashomon.case import Case
from rashomon.cli import main
from rashomon.corpus import chosen, listed, rank, reports
from rashomon.errors import CorpusError
from rashomon.web.app import make

pytest.importorskip("pyarrow")
QUARREL = (
    "{outlet}, 3 May 2031\n\nMortar shells hit the cattle market in Tessin Ford on Monday morning, killing {dead} people, the town's hospital said. "
    "“The fire came from the northern bank,” said Ila Morn, a spokeswoman for the Southern Council. "
    "The Northern Command denied that its men had fired on Tessin Ford, and said its guns had been silent all day.",
    "{outlet}, 3 May 2031\n\nAt least {dead} people died on Monday when the cattle market of Tessin Ford came under mortar fire, according to the hospital there. "
    "The Northern Command said that the Southern Council had shelled the market itself. Ila Morn, who speaks for the Southern Council, denied this.",
)
LONE = (
    "The Keel\n\n19 June 2031\n\nDockers at Ostrel walked out on Thursday over unpaid wages, the harbour master said. The union's leader, Bram Tolle, "
    "said that nobody would load a ship before the money came. The port company said that it would pay by Friday.",
    "Hill Post\n\n2 February 2031\n\nA landslide closed the road to Quarry Hill on Sunday night, the district's engineer said. Nobody was hurt, he said, "
    "and the road would open again in a week. Residents said that they had warned of it for years.",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Read two affairs of two reports and two reports that stand alone."""
    folder = tmp_path_factory.mktemp("corpus")
    texts = [QUARREL[0].format(outlet="The Ford Gazette", dead="nine"), LONE[0], QUARREL[1].format(outlet="River Wire", dead="14"), LONE[1]]
    run(folder / "out", lines(folder / "in.jsonl", texts, date="2031-05-06"))
    return folder / "out"


def test_the_planted_affair_is_found_with_its_disputes(corpus):
    (found,) = rank(corpus, Here())
    assert found.reports == 2
    assert found.disputed >= 1
    assert found.roots >= 2
    assert found.why is None
    assert listed(corpus) == (found,)
    assert rank(corpus, Here()) == (found,)


def test_a_case_is_made_of_an_affair_and_opens_in_the_app(corpus, tmp_path):
    (found,) = rank(corpus, Here())
    done = CliRunner().invoke(main, ["case", "new", str(tmp_path / "ford.rashomon"), "--corpus", str(corpus), "--affair", found.id[:6]])
    assert done.exit_code == 0, done.output
    assert done.output == f"2 reports of affair {found.id}\n"
    with Case.open(tmp_path / "ford.rashomon") as case:
        assert {filed.id for filed in case.filed()} == {one.record["id"] for one in reports(corpus, found)}
        assert any(point.kind in ("conflict", "denial", "blame") for point in case.comparison().points)
    assert CliRunner().invoke(main, ["verify", str(tmp_path / "ford.rashomon")]).exit_code == 0
    with client_of(make(tmp_path / "ford.rashomon", TOKEN)) as client:
        page = client.get("/sheet")
    assert page.status_code == 200
    assert "Tessin Ford" in page.text


def test_affairs_are_listed_at_the_command_line(corpus):
    done = CliRunner().invoke(main, ["corpus", "affairs", str(corpus), "--workers", "1"])
    assert done.exit_code == 0, done.output
    first, last = done.output.splitlines()
    assert "2 reports" in first
    assert "disputed" in first
    assert last == f"1 affair; a case of it: rashomon case new FILE --corpus {corpus} --affair ID"
    done = CliRunner().invoke(main, ["corpus", "status", str(corpus)])
    assert done.output.startswith("4 records: 4 reports read, 0 left out, 0 broken; ")


def test_what_is_not_there_is_told(corpus, tmp_path):
    with pytest.raises(CorpusError, match="no affair of an id that begins 'zz'"):
        chosen(corpus, "zz")
    for command in (["corpus", "affairs", str(tmp_path)], ["corpus", "status", str(tmp_path)]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 1
        assert "holds no corpus" in done.output
    done = CliRunner().invoke(main, ["case", "new", str(tmp_path / "x"), "--affair", "a1"])
    assert done.exit_code == 2
    assert "--affair and --corpus go together" in done.output
    assert not (tmp_path / "x").exists()
