"""Say of one word which classes it is in: its form, and the word lists that tell stories from page furniture.

The lists are the author's own, from general knowledge of English news pages.
"""

from __future__ import annotations

_LISTS = {
    "function": """a an the and or but nor so yet if then than that this these those there here it its he she they we you i his her their
        our my your him them us me of in on at by for with from to into onto over under between among about after before during since until
        against through within without as is are was were be been being has have had do does did will would can could may might shall should
        must not no who whom whose which what when where why how also just only more most some any all both each up out off down because
        while although however it's he's she's they're we're i'm don't didn't isn't wasn't""",
    "foreign": """der die das und ist nicht von zu den mit sich des auf für im dem ein eine als auch es an werden aus er hat dass sie nach
        le la les des et est pas que qui dans pour sur une du au par plus avec ce il elle sont el los las y en es por con para una del se su
        lo como más o e il che di un per sono della nel da os um uma não com em dos na no ao og i det at en til af på som med for ikke den
        и в не на что с по как это из за от к о у а но же для""",
    "third": "he she they him her them his their hers theirs",
    "first": "i me my mine we us our ours i'm i've i'd i'll we're we've",
    "second": "you your yours you're you'll",
    "said": """said says told tells asked added according reported announced wrote claimed argued insisted stated warned explained confirmed denied
        called described accused demanded urged noted reports saying telling""",
    "time": """ago am pm a.m p.m est edt gmt utc cst pst ist bst hours hour minutes minute mins min updated published posted yesterday
        today read""",
    "date": """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
        nov dec monday tuesday wednesday thursday friday saturday sunday""",
    "menu": """home news sport sports politics business entertainment lifestyle opinion world video videos photos photo gallery weather tech
        technology science health culture travel food money finance markets search menu login log sign register account subscribe shop
        contact about help faq privacy terms policy cookies cookie sitemap advertise careers navigation skip content toggle more latest
        trending live podcast podcasts newsletters newsletter topics sections close open expand icon rss feed mobile app apps download""",
    "share": """share tweet facebook twitter linkedin whatsapp pinterest reddit email e-mail print instagram youtube telegram follow like
        flipboard tumblr snapchat tiktok pocket copy link bookmark save via""",
    "legal": """copyright rights reserved trademark terms conditions privacy policy cookies consent gdpr disclaimer permission reproduced
        redistributed material broadcast rewritten affiliates llc inc ltd""",
    "related": """related recommended trending popular read more latest stories articles next previous also recent sponsored promoted editor's picks
        featured suggested you may similar top outbrain taboola""",
    "comment": """comment comments reply replies commenting commenter disqus logged post posted report flag vote votes upvote likes discussion
        moderated moderators permalink spam guest join conversation""",
    "bio": """reporter correspondent editor writer journalist author columnist contributor contributing staff freelance covers covering writes
        based graduate university previously joined follow contact email reach book books bio professor fellow""",
    "caption": """photo photos photograph photographer image images getty ap afp reuters shutterstock caption file pictured credit courtesy
        picture illustration screenshot via copyright handout epa pool video watch""",
    "advert": """advertisement advertising ad ads sponsored sponsor promo promotion deal deals offer offers discount buy price sale affiliate
        commission subscribe subscription subscriber subscribers free trial newsletter inbox sign unsubscribe delivered donate donation support""",
    "browser": "javascript browser enable enabled disabled cookies adblock blocker chrome firefox safari explorer loading captcha robot refresh",
    "byline": "by written author reporting reported editing additional correspondent staff",
    "abbreviation": """mr mrs ms dr prof gen sen rep gov lt col sgt capt maj st jr sr vs etc inc ltd co corp no jan feb mar apr jun jul aug sep
        sept oct nov dec rev hon pres sec u.s u.k ft mt a.m p.m messrs""",
    "opener": """the a an in on at it he she they we i this that these those but and as for after when while if there according meanwhile
        however with by from one two last police officials since some many also what how why who""",
}
_MEMBERS = {name: frozenset(words.split()) for name, words in _LISTS.items()}
_FORMS = ("wordy", "lower", "capital", "upper", "digits", "long", "content", "ed", "terminal", "closing", "opening", "quote", "comma", "colon", "bar", "dot", "single", "at", "bracket")
CLASSES: tuple[str, ...] = (*_FORMS, *_LISTS)
_TERMINAL, _CLOSING, _OPENING, _QUOTES = frozenset(".!?…。！？"), frozenset("\"”’')]»"), frozenset("\"“‘'([«"), frozenset("\"“”„«»")


def classify(form: str) -> list[bool]:
    """Give one flag a name of `CLASSES` for a word or mark as printed.

    >>> [name for name, flag in zip(CLASSES, classify("Reporters")) if flag]
    ['wordy', 'capital', 'long', 'content']
    """
    low = form.lower().replace("’", "'")
    wordy = form[0].isalnum()
    alpha = form[0].isalpha()
    member = [low in _MEMBERS[name] for name in _LISTS]
    plain = low in _MEMBERS["function"]
    return [
        wordy,
        wordy and form[0].islower(),
        alpha and not form[0].islower(),
        len(form) > 1 and alpha and form.isupper(),
        form[0].isdigit(),
        len(form) >= 7,
        alpha and len(form) >= 3 and not plain,
        low.endswith("ed") and len(low) > 4,
        form in _TERMINAL,
        form in _CLOSING,
        form in _OPENING,
        form in _QUOTES,
        form in ",;，、",
        form in ":",
        form in "|·•»›>/-–—",
        form == ".",
        len(form) == 1 and alpha and form.isupper(),
        form in "@#",
        form in "()[]",
        *member,
    ]
