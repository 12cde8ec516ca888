"""Writes what a crawl holds besides news of events: soft news, other languages, lists, log-in pages, galleries, errors and data."""

from __future__ import annotations

import json
import random
import zlib
from datetime import date
from html import escape

from made_names import Tongue
from made_pages import OTHER, Page, Site, slug

SOFT = (
    (
        "{town} bakery wins prize for rye loaf",
        "A bakery in {town} has won the first prize for rye bread at the yearly fair of the {region}, the jury said on {weekday}.",
        "The loaf, which is left to rise for {n} hours, was praised for its crust. “We changed nothing, my grandmother wrote it all down,” baker {person} said. The shop sells about {m} loaves a day and has no plans to grow.",
        "Second place went to a baker from {other}. The fair drew more visitors than in any year before, according to its organisers, who are looking for a larger hall.",
    ),
    (
        "Bus fares in {town} to rise by {n} per cent",
        "Bus fares in {town} will rise by {n} per cent from the first of next month, the city council decided on {weekday} after a debate of three hours.",
        "Councillor {person} said fuel had become dearer and that {m} passengers a day could not keep the buses running at the old price. Pensioners will go on riding free of charge, and a monthly ticket will be sold for the first time.",
        "A petition against the rise has been signed by shopkeepers and students. The company, which runs twelve lines between {town} and {other}, promised new timetables and cleaner stops.",
    ),
    (
        "Choir from {town} to sing in the capital",
        "A choir of {m} voices from {town} has been invited to sing in the capital in June, its conductor {person} told this paper.",
        "The singers are farmers, nurses and pupils, and the oldest of them is {n}0. They will bring songs of the {region} that were written down a century ago and had not been heard since. Rehearsals are held in a barn because the hall has no heating.",
        "The journey will be paid for by a concert in {other} and by the sale of honey. “We only ask for a bus that does not break down,” {person} said.",
    ),
    (
        "How to store apples through the winter",
        "Apples keep until spring if they are picked dry, laid side by side and kept at about {n} degrees, says gardener {person} of {town}.",
        "Take only fruit without bruises. Wrap each one in newspaper, put them in shallow boxes, and look through them every second week. One rotten apple gives off a gas that makes the others ripen too fast. Never store them near potatoes, which take on their smell.",
        "Late kinds are better than early ones. In {other} people bury them in dry sand, a custom that has come back since the price of electricity went up. A box holds about {m} apples.",
    ),
    (
        "{town} beat {other} with late goal",
        "{town} beat {other} 2–1 on {weekday} with a goal in the last minute, scored by {person} from a corner that nobody had expected to matter.",
        "The visitors had led for most of the match. Their keeper stopped a penalty before half-time and was cheered by both ends of the ground. About {m} hundred people watched in the rain.",
        "{town} are now third, {n} points behind the leaders. Their coach said he would not look at the table before the spring. The next match is away, on a pitch that was under water last week.",
    ),
    (
        "Old bridge at {town} to get new lamps",
        "The old bridge at {town} will have new lamps by autumn, the office for monuments announced on {weekday}.",
        "{m} lamps of cast iron are to be copied from the one that has survived, engineer {person} said. The work costs less than was feared because a foundry in {other} offered to do it for the price of the metal. For {n} weeks walkers will have to use the ferry.",
        "The bridge was built for carts and is closed to lorries. Anglers asked that the light be kept low, since fish do not bite under a glare.",
    ),
)  # fmt: skip
TONGUES = {
    "de": (
        ("Bäckerei in {town} ausgezeichnet", "Eine Bäckerei in {town} hat am Dienstag den ersten Preis für ihr Roggenbrot erhalten. Die Jury lobte die Kruste und die lange Teigführung von {n} Stunden.", "„Wir haben nichts verändert, das Rezept stammt von meiner Großmutter“, sagte der Bäcker. Der Betrieb verkauft täglich rund {m} Brote und will nicht wachsen. Im nächsten Jahr soll die Messe in einer größeren Halle stattfinden, teilten die Veranstalter mit."),
        ("Tote bei Beschuss in {town}", "Bei einem Beschuss der Stadt {town} sind nach Angaben der Rettungskräfte am Montag {n} Menschen getötet und {m} weitere verletzt worden.", "Beide Seiten machten einander für den Angriff verantwortlich. Ein Sprecher der Armee wies die Vorwürfe zurück und forderte eine unabhängige Untersuchung. Unabhängig bestätigen ließen sich die Angaben zunächst nicht. Augenzeugen berichteten von mehreren Einschlägen in der Nähe des Marktes."),
    ),
    "es": (
        ("Una panadería de {town} gana un premio", "Una panadería de {town} ganó el martes el primer premio al mejor pan de centeno de la región, según informó el jurado.", "«No cambiamos nada, la receta es de mi abuela», dijo el panadero. La tienda vende unos {m} panes al día y no piensa crecer. El pan reposa durante {n} horas antes de entrar en el horno. La feria buscará el próximo año una sala más grande."),
        ("Al menos {n} muertos en un ataque en {town}", "Al menos {n} personas murieron y otras {m} resultaron heridas el lunes en un ataque contra el mercado de {town}, informaron los servicios de rescate.", "Los dos bandos se acusaron mutuamente. Un portavoz del ejército negó que sus soldados hubieran disparado y pidió una investigación. Los vecinos dijeron que habían oído varias explosiones poco antes del amanecer. Las cifras no pudieron ser verificadas."),
    ),
    "ru": (
        ("Пекарня в городе {town} получила премию", "Пекарня в городе {town} получила во вторник первую премию за ржаной хлеб, сообщило жюри ежегодной ярмарки.", "«Мы ничего не меняли, рецепт записала моя бабушка», — сказал пекарь. Магазин продаёт около {m} буханок в день. Тесто поднимается {n} часов. Организаторы ярмарки ищут зал побольше, потому что в этом году посетителей было больше, чем когда-либо."),
        ("В городе {town} при обстреле погибли люди", "По меньшей мере {n} человек погибли и {m} получили ранения при обстреле города {town} в понедельник, сообщили спасатели.", "Стороны обвинили в обстреле друг друга. Представитель армии заявил, что его военные не открывали огня, и потребовал расследования. Жители рассказали, что снаряды упали рядом с рынком незадолго до рассвета. Проверить эти сведения пока невозможно."),
    ),
    "ar": (
        ("مخبز في {town} يفوز بالجائزة الأولى", "فاز مخبز في {town} يوم الثلاثاء بالجائزة الأولى لأفضل خبز في المعرض السنوي، كما أعلنت لجنة التحكيم.", "وقال الخباز إن الوصفة تعود إلى جدته وإنه لم يغير فيها شيئا. ويبيع المخبز نحو {m} رغيفا كل يوم، وتُترك العجينة {n} ساعات قبل أن تدخل الفرن. ويبحث منظمو المعرض عن قاعة أكبر بعد أن زاد عدد الزوار هذا العام."),
        ("قتلى في قصف على {town}", "قُتل {n} أشخاص على الأقل وأصيب {m} آخرون في قصف استهدف سوق {town} يوم الاثنين، بحسب فرق الإنقاذ.", "وتبادل الطرفان الاتهامات بالمسؤولية عن القصف. ونفى متحدث باسم الجيش أن تكون قواته قد أطلقت النار وطالب بإجراء تحقيق مستقل. وقال سكان إنهم سمعوا عدة انفجارات قبل الفجر بقليل. ولم يتسن التحقق من هذه الأنباء."),
    ),
    "sr": (
        ("Пекара из места {town} добила награду", "Пекара из места {town} добила је у уторак прву награду за ражени хлеб, саопштио је жири годишњег сајма.", "„Ништа нисмо мењали, рецепт је записала моја бака“, рекао је пекар. Радња дневно прода око {m} векни, а тесто одстоји {n} сати. Организатори траже већу салу, јер је ове године било више посетилаца него икада раније."),
        ("Погинули у гранатирању места {town}", "Најмање {n} особа погинуло је, а {m} је рањено у понедељак у гранатирању места {town}, саопштиле су спасилачке службе.", "Обе стране оптужиле су једна другу за напад. Портпарол војске негирао је да су његови војници отварали ватру и затражио истрагу. Мештани кажу да су гранате пале код пијаце нешто пре зоре. Ове тврдње за сада није могуће проверити."),
    ),
}  # fmt: skip


def _filled(chance: random.Random, frames: tuple[str, ...]) -> list[str]:
    tongue = Tongue(chance)
    slots = {"town": tongue.word(), "other": tongue.word(), "region": f"{tongue.word()} valley", "person": tongue.person().full, "n": chance.randint(3, 9), "m": chance.randint(12, 95)}
    slots["weekday"] = chance.choice("Monday Tuesday Wednesday Thursday Friday".split())
    return [frame.format_map(slots) for frame in frames]


def soft(chance: random.Random, day: date) -> Page:
    """Write of something that nobody contests."""
    title, *paragraphs = _filled(chance, chance.choice(SOFT))
    return Page(title, tuple(paragraphs), day, Tongue(chance).person().full, tuple(chance.sample(OTHER, 4)))


def foreign(chance: random.Random, day: date) -> Page:
    """Write in another language."""
    language = chance.choice(tuple(TONGUES))
    title, *paragraphs = _filled(chance, chance.choice(TONGUES[language]))
    return Page(title, tuple(paragraphs), day, Tongue(chance).person().full, tuple(chance.sample(OTHER, 2)), language)


def brief(chance: random.Random, day: date) -> Page:
    """Write a page with next to nothing on it."""
    title, text = chance.choice((("Photo of the day", "The harbour at dawn."), ("Correction", "The picture on page 4 was printed upside down. We regret this."), ("Video", "Watch the video above."), ("Weather", "Rain, 9 degrees.")))
    return Page(title, (text,), day, "", ())


def front(home: Site, headlines: list[str], kind: str) -> str:
    """Write a page of headlines: the front page, or that of a tag."""
    cards = "".join(f'<div class="card"><a href="/news/{slug(h)}"><h3>{escape(h)}</h3></a><span>{n + 1} h ago</span></div>' for n, h in enumerate(headlines))
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(home.outlet)} – {kind}</title></head><body><nav>Home World Region Sport</nav><h1>{kind}</h1>{cards}<footer>© {escape(home.outlet)} Contact Imprint</footer></body></html>'


def log_in(home: Site) -> str:
    """Write a page that asks who you are."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Log in</title></head><body><h1>Log in to {escape(home.outlet)}</h1><form method="post"><label>E-mail<input name="e"></label><label>Password<input type="password" name="p"></label><button>Log in</button></form><a href="/forgot">Forgot your password?</a> <a href="/join">Create an account</a></body></html>'


def gallery(home: Site, chance: random.Random) -> str:
    """Write a page of pictures with captions."""
    shots = "".join(f'<figure><img src="/p/{n}.jpg" alt=""><figcaption>{n} / 9. Photo: {escape(home.outlet)}</figcaption></figure>' for n in range(1, chance.randint(5, 10)))
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>In pictures</title></head><body><h1>In pictures: {chance.choice(OTHER).lower()}</h1>{shots}<a href="/g/2">Next gallery</a></body></html>'


def missing(home: Site) -> str:
    """Write the page for an address that leads nowhere."""
    return f"<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>The page that you asked for is not on {escape(home.host)}. It may have been moved.</p></body></html>"


def data(chance: random.Random) -> bytes:
    """Write a reply of an interface."""
    return json.dumps({"status": "ok", "items": [{"id": n, "score": chance.randint(1, 99)} for n in range(chance.randint(3, 40))]}).encode()


def picture(chance: random.Random) -> bytes:
    """Draw a PNG of one colour."""
    side = chance.randint(1, 60)
    rows = zlib.compress((b"\0" + bytes((chance.randrange(256), chance.randrange(256), chance.randrange(256))) * side) * side, 9)
    parts = ((b"IHDR", side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big") for name, body in parts)
