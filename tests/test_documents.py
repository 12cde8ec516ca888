"""PDF and Word documents: their text comes out whole and in order, and harm in them is bounded."""

import io
import zipfile
import zlib
from hashlib import sha256

import docx
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from rashomon import documents
from rashomon.case import Case
from rashomon.cli import main
from rashomon.documents import kind_of, text_of
from rashomon.errors import ReadError, TooLarge, Unsupported, UsageError
from rashomon.filing import add, put, reread
from rashomon.inputs import read_input
from rashomon.pipeline import read_report
from rashomon.show.records import to_dict

STORY = [
    "Ferry halted at Oru after shots, harbour master says",
    "Shots were fired at a ferry on the Lenn on Monday, the harbour master of Oru said, and two deckhands were hurt.",
    "\"We saw men on the north bank,\" captain Ilda Maros told the Ford News Agency. She denied that her crew was armed.",
]


def pdf(pages, *, trailer=b"", filters=b""):
    """Write a PDF by hand: a page for each list of lines, or for each content given as bytes."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for page in pages:
        if isinstance(page, bytes):
            content = page
        else:
            content = b"BT /F1 11 Tf 14 TL 50 800 Td " + b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in page) + b" ET"
        head = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
        objects.append(head % (len(objects) + 2))
        objects.append(b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), filters, content))
    kids = b" ".join(b"%d 0 R" % number for number in range(4, len(objects) + 1, 2))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages))
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)


def word(fill):
    """Make a DOCX that `fill` writes into."""
    document = docx.Document()
    fill(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def paragraphs(*texts):
    return word(lambda document: [document.add_paragraph(text) for text in texts])


def changed(data, name, change):
    """Change one member of a package."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            content = before.read(member)
            after.writestr(member.filename, change(content) if member.filename == name else content)
    return held.getvalue()


def text(data, name="-", most=20_000_000):
    return text_of(kind_of(data, name), data, name, most).text


def test_pages_come_in_order():
    data = pdf([STORY[:2], ["Second page."], STORY[2:]])
    assert text(data) == "\n\n".join(["\n".join(STORY[:2]), "Second page.", STORY[2]])
    assert text(pdf([zlib.compress(b"BT /F1 11 Tf 50 800 Td (Packed.) Tj ET")], filters=b"/Filter /FlateDecode ")) == "Packed."


def test_the_note_says_how_the_text_was_got():
    data = pdf([["It rained."], [], ["It snowed."]])
    found = text_of("PDF", data, "-", 1_000)
    assert found.note.startswith("text taken from a PDF with pypdf ")
    assert found.note.endswith(f"the file's SHA-256 is {sha256(data).hexdigest()}; 1 of its 3 pages hold no text that can be taken")


def test_paragraphs_tables_notes_and_boxes_of_a_document_come_in_order():
    def fill(document):
        document.add_heading(STORY[0])
        document.add_paragraph("One\ttwo")
        table = document.add_table(2, 2)
        for cell, words in zip((c for row in table.rows for c in row.cells), ("Dead", "16", "Hurt", "four or five"), strict=True):
            cell.text = words
        document.add_paragraph("Last.")

    assert text(word(fill)) == f"{STORY[0]}\n\nOne\ttwo\n\nDead\t16\nHurt\tfour or five\n\nLast."


BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{}</w:body></w:document>'


def body(inner, entities=""):
    return changed(paragraphs("x"), "word/document.xml", lambda _: ("<?xml version='1.0'?>" + entities + BODY.format(inner)).encode())


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:p><w:r><w:t>He said </w:t></w:r><w:ins><w:r><w:t>yes</w:t></w:r></w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del></w:p>", "He said yes"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>", "In a field."),
        ("<w:p><w:hyperlink><w:r><w:t>linked</w:t><w:br/><w:t>words</w:t></w:r></w:hyperlink></w:p>", "linked\nwords"),
        ("<w:p><w:r><w:t>Above.</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
         "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>", "Above.\n\nBoxed."),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>", "a b"),
    ],
)  # fmt: skip
def test_no_word_of_a_document_is_lost_or_doubled(inner, expected):
    assert text(body(inner)) == expected


def test_footnotes_stand_at_the_end():
    note = "<w:footnote><w:p><w:r><w:t>As heard on the ferry.</w:t></w:r></w:p></w:footnote>"
    data = changed(
        paragraphs("It rained."),
        "word/_rels/document.xml.rels",
        lambda found: found.replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
        ),
    )
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("word/footnotes.xml", BODY.format(note).replace("w:document", "w:footnotes"))
    assert text(held.getvalue()) == "It rained.\n\nAs heard on the ferry."


def test_no_entity_is_unfolded():
    bomb = "<!DOCTYPE x [<!ENTITY a 'haha'>" + "".join(f"<!ENTITY {b} '{f'&{a};' * 50}'>" for a, b in zip("abcdefg", "bcdefgh", strict=True)) + "]>"
    for entities, name in ((bomb, "h"), ("<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>", "f")):
        data = body(f"<w:p><w:r><w:t>It rained. &{name};</w:t></w:r></w:p>", entities)
        try:
            found = text(data)
        except ReadError:
            continue
        assert found == "It rained."


def test_what_unpacks_to_far_more_is_refused(monkeypatch):
    with pytest.raises(TooLarge, match="more than a document does"):
        text(changed(paragraphs("x"), "word/document.xml", lambda found: found + b" " * 30_000_000))
    packed = zlib.compress(b" " * 30_000_000)
    with pytest.raises(TooLarge, match="more than pages of text do"):
        text(pdf([packed], filters=b"/Filter /FlateDecode "))
    monkeypatch.setattr(documents, "_OPERATORS", 100_000)
    with pytest.raises(TooLarge, match="more than pages of text do"):
        text(pdf([b"BT /F1 11 Tf (It rained.) Tj ET " + b"q Q " * 60_000]))
    monkeypatch.setattr(documents, "_ALL_OPERATORS", 2_000)
    with pytest.raises(TooLarge, match="more than pages of text do"):
        text(pdf([b"BT /F1 11 Tf (It rained.) Tj ET " + b"q Q " * 400] * 3))
    with pytest.raises(TooLarge, match="more than 2,000 pages"):
        text(pdf([b""] * 2_001))
    with pytest.raises(TooLarge, match="longer than the cap of 100 bytes"):
        text(pdf([STORY]), most=100)


def test_a_member_that_is_more_than_it_says_is_refused():
    data = bytearray(changed(paragraphs("x" * 5_000), "word/document.xml", lambda found: found))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (500).to_bytes(4, "little")
    with pytest.raises(ReadError, match="a DOCX that can't be read"):
        text(bytes(data))


def test_names_in_a_package_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    held = io.BytesIO(paragraphs("It rained."))
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("../../up.xml", "x")
        package.writestr("/etc/up.xml", "x")
    assert text(held.getvalue()) == "It rained."
    assert list(tmp_path.iterdir()) == []
    linked = changed(paragraphs("It rained."), "word/_rels/document.xml.rels", lambda found: found.replace(b"styles.xml", b"../../../../etc/hostname"))
    with pytest.raises(ReadError, match="a DOCX that can't be read"):
        text(linked)


def test_what_is_locked_or_holds_no_text_says_so():
    from pypdf import PdfWriter

    for password, right in (("", True), ("harbour", False)):
        writer = PdfWriter(clone_from=io.BytesIO(pdf([["It rained."]])))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        held = io.BytesIO()
        writer.write(held)
        if right:
            assert text(held.getvalue()) == "It rained."
        else:
            with pytest.raises(Unsupported, match="only with a password"):
                text(held.getvalue())
    with pytest.raises(Unsupported, match=r"text recognition \(OCR\)"):
        text(pdf([b"q 10 0 0 10 0 0 cm Q"] * 2))
    with pytest.raises(Unsupported, match=r"text recognition \(OCR\)"):
        text(paragraphs(" "))


@pytest.mark.parametrize("data", [b"%PDF-1.7\nIt rained.", pdf([STORY])[:400], b"%PDF-", pdf([STORY]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")])
def test_what_is_broken_says_so(data):
    with pytest.raises(ReadError):
        text(data)
    cut = paragraphs("x")
    with pytest.raises(ReadError, match="a DOCX that can't be read"):
        text(cut[: len(cut) // 2], "x.docx")


GOOD = (pdf([STORY]), paragraphs(*STORY))


@given(st.sampled_from(GOOD), st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_no_damage_ends_in_a_fault(data, at, stray):
    at %= len(data)
    try:
        text(data[:at] + stray + data[at + len(stray) :], "x.pdf" if data[:4] == b"%PDF" else "x.docx")
    except ReadError:
        pass
    except TypeError:
        assert at < 8  # no longer told to be a document


def test_a_document_is_read_filed_and_read_again(tmp_path):
    for name, data in (("statement.pdf", GOOD[0]), ("statement.docx", GOOD[1])):
        path = tmp_path / name
        path.write_bytes(data)
        original = read_input(str(path))
        assert (original.media_type, original.encoding, original.path) == ("text/plain", "utf-8", str(path))
        report = read_report(original)
        assert report.notes[0].startswith("input: text taken from a ")
        assert "Ilda Maros" in " ".join(voice.name or "" for voice in report.voices)
        with Case.make(tmp_path / f"{name}.rashomon") as case:
            (added,) = add(case, [str(path)])
            kept = case.report(added.id)
            assert to_dict(kept) == to_dict(report)
            assert kept.original == report.original
            assert case.data(added.id).decode() == kept.original.raw
            assert [one.fresh for one in reread(case)] == [False]
            assert case.report(added.id).notes == report.notes
            assert not put(case, data, f"up/{name}").fresh


def test_the_commands_read_documents_and_folders_of_them(tmp_path):
    (tmp_path / "a.pdf").write_bytes(GOOD[0])
    (tmp_path / "b.docx").write_bytes(GOOD[1])
    (tmp_path / "c.pdf").write_bytes(b"It rained.")
    done = CliRunner().invoke(main, ["read", str(tmp_path), "--format", "jsonl"])
    assert [line.count("Ilda Maros") > 0 for line in done.stdout.splitlines()] == [True, True]
    assert f"{tmp_path / 'c.pdf'}: is no PDF, whatever its name says" in done.stderr


def test_without_the_library_the_error_says_what_to_install(monkeypatch):
    import sys

    for module, data in (("pypdf", GOOD[0]), ("docx", GOOD[1])):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(UsageError, match="pip install pypdf python-docx"):
            text(data)
