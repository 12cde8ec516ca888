"""Made articles in the forms of Nexis and Factiva, each with its answer: outlet, title, byline, day, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    """Hold one article as an export prints it and what a reader should find in it."""

    text: str
    outlet: str
    title: str
    byline: str | None
    day: str
    paragraphs: tuple[str, ...]


ORLEN = (
    "Guards of the Dam Council opened fire on farmers at the Orlen sluice before dawn on Saturday, killing four, the Valley Union said.",
    "“They shot at people who carried nothing but spades,” Ilo Marr, a union steward, said in Orlen. He called the shooting an execution.",
    "The council denied that its guards had fired first and accused the union of hiding rifles in a hay cart.",
)
TARVA = (
    "Armed men of the Valley Union attacked guards at the Orlen sluice on Saturday and four of the attackers were killed, the Dam Council said.",
    "Commander Desa Kohl said her guards had answered fire. “We have the rifles, and we will show them,” she said.",
    "The union says that its people were unarmed. It has demanded an inquiry led by neither side.",
)
MOUNT = (
    "Both the Valley Union and the Dam Council buried their dead on Sunday, and each blamed the other for the shooting at the Orlen sluice.",
    "A doctor at the clinic in Orlen, who asked not to be named, said that five people had died there, one of them a guard.",
    "Neither side’s account could be checked. The road to the sluice is closed.",
)


def wrapped(words: str, width: int = 70) -> str:
    """Wrap as old exports do: greedily, no word cut."""
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


CLASSIC = Made(
    text=f"""\
                                The Orlen Voice

                              July 2, 2016 Saturday
                                 Late Edition

Four farmers killed as council guards fire on Orlen crowd; union
calls it an execution

BYLINE: Ona Vell in Orlen

SECTION: NEWS; Valley; Pg. 3

LENGTH: 71 words

DATELINE: ORLEN

HIGHLIGHT: Guards fired before dawn, the union says; the council says
it was attacked.

{wrapped(ORLEN[0])}

{wrapped(ORLEN[1])}

{wrapped(ORLEN[2])}

GRAPHIC: The sluice at Orlen on Saturday.

A hay cart.

LOAD-DATE: July 3, 2016

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                        Copyright 2016 Orlen Voice Ltd
                             All Rights Reserved""",
    outlet="The Orlen Voice",
    title="Four farmers killed as council guards fire on Orlen crowd; union calls it an execution",
    byline="Ona Vell in Orlen",
    day="2016-07-02",
    paragraphs=ORLEN,
)
OLD = Made(
    text=f"""\
                    Copyright 2016 Tarva Morning Company
                              The Tarva Morning

                     July 3, 2016 Sunday Late Edition - Final

SECTION: Section A; Column 1; Pg. 1

LENGTH: 64 words

HEADLINE: Guards Repel Attack at Sluice

BYLINE:  By PELL OSTA

DATELINE: TARVA, July 2

BODY:
   {TARVA[0]}

   {TARVA[1]}

   {TARVA[2]}

URL: http://www.tarva.example

LOAD-DATE: July 3, 2016""",
    outlet="The Tarva Morning",
    title="Guards Repel Attack at Sluice",
    byline="By PELL OSTA",
    day="2016-07-03",
    paragraphs=TARVA,
)
LATER = Made(
    text=f"""\
Two sides, one grave: Orlen buries its dead

Two sides, one grave: Orlen buries its dead
Mount Ferry Gazette
July 4, 2016 Monday 6:10 AM GMT

Copyright 2016 Ferry Press All Rights Reserved
Section: WORLD; Pg. 9
Length: 75 words
Byline: Sorin Tal
Dateline: ORLEN
Body

{MOUNT[0]}

{MOUNT[1].partition(' said ')[0]} said
Page 2 of 2
Two sides, one grave: Orlen buries its dead
{MOUNT[1].partition(' said ')[2]}

{MOUNT[2]}

Graphic

Mourners in Orlen.

Classification

Language: ENGLISH

Publication-Type: Newspaper

Subject: FUNERALS (90%); FARMERS (78%)

Load-Date: July 4, 2016

End of Document""",
    outlet="Mount Ferry Gazette",
    title="Two sides, one grave: Orlen buries its dead",
    byline="Sorin Tal",
    day="2016-07-04",
    paragraphs=MOUNT,
)
SHOWN = Made(
    text=f"""\
World
Council guards kill four at Orlen, union says
By Ona Vell
71 words
2 July 2016
09:41
Valley Lines
VALIN
English
(c) 2016 Valley Lines

{ORLEN[0]}

{ORLEN[1]}

{ORLEN[2]}

Document VALIN00020160702ec7200001""",
    outlet="Valley Lines",
    title="Council guards kill four at Orlen, union says",
    byline="By Ona Vell",
    day="2016-07-02",
    paragraphs=ORLEN,
)
CODED = Made(
    text=f"""\
SE  Home News
HD  Guards repel attack at sluice
BY  Pell Osta
WC  64 words
PD  3 July 2016
ET  02:15
SN  Tarva Morning
SC  TARMOR
PG  1
LA  English
CY  (c) 2016 Tarva Morning Company

LP
{TARVA[0]}

TD
{TARVA[1]}

{TARVA[2]}

CO  dmcncl : Dam Council
NS  gvio : Military Action | gcat : Political/General News
RE  orlen : Orlen
PUB Tarva Morning Company
AN  Document TARMOR0020160703ec7300004""",
    outlet="Tarva Morning",
    title="Guards repel attack at sluice",
    byline="Pell Osta",
    day="2016-07-03",
    paragraphs=TARVA,
)
ALL = {"classic": CLASSIC, "old": OLD, "later": LATER, "shown": SHOWN, "coded": CODED}


def numbered(*articles: str, of: int | None = None, first: int = 1) -> str:
    """Print articles as one classic export."""
    marks = (f"\n\n                              {n} of {of or len(articles)} DOCUMENTS\n\n\n" for n in range(first, first + len(articles)))
    return "".join(mark + article + "\n\n\n" for mark, article in zip(marks, articles, strict=True))
