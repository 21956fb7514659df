"""Articles in other languages: their structure is read, and no rule for English makes anything of them."""

from __future__ import annotations

import importlib.util

import pytest

from quiz.dossier.load import load
from quiz.reading.draft.generate import generate
from quiz.reading.draft.lines import all_proposals
from quiz.reading.english import english_parts

from .conftest import TALK, VOTE

ENGLISH = (
    "The council of Port Lund voted on Tuesday to fill in the old harbour, against the advice of the mayor, "
    "who says that the quay is sinking."
)
OTHERS = {
    "french": "Le conseil municipal a voté mardi pour combler le vieux port, contre l'avis de la maire, qui "
    "estime que le plan coûterait à la commune ses pêcheurs.",
    "spanish": "El ayuntamiento votó el martes a favor de rellenar el viejo puerto, en contra del consejo de "
    "la alcaldesa, que cree que el plan costará mucho.",
    "german": "Der Stadtrat hat am Dienstag beschlossen, den alten Hafen zuzuschütten. Was war, das war so, "
    "und die Bürgermeisterin sagt, dass der Plan die Stadt ihre Fischer kostet.",
    "dutch": "De gemeenteraad heeft dinsdag besloten om de oude haven te dempen, tegen het advies van de "
    "burgemeester in, die waarschuwt dat het plan de stad haar vissers kost.",
    "swedish": "Kommunfullmäktige röstade i tisdags för att fylla igen den gamla hamnen, mot borgmästarens "
    "råd, som varnar för att planen kommer att kosta staden dess fiskare.",
    "finnish": "Kaupunginvaltuusto päätti tiistaina täyttää vanhan sataman vastoin pormestarin neuvoa, ja "
    "hän varoittaa, että suunnitelma maksaa kaupungille sen kalastajat eikä kukaan tiedä, kuka työn maksaa.",
    "russian": "Городской совет проголосовал во вторник за то, чтобы засыпать старую гавань.",
    "chinese": "市议会星期二投票决定填平旧港口，不顾市长的反对。她警告说，这个计划会让镇上失去渔民。",
    "arabic": "صوت مجلس المدينة يوم الثلاثاء على ردم الميناء القديم، خلافا لنصيحة رئيسة البلدية.",
    "greek": "Το δημοτικό συμβούλιο ψήφισε την Τρίτη να επιχωθεί το παλιό λιμάνι.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_an_article_in_another_language_is_told_from_one_in_english(text):
    assert english_parts([text]) == [False]
    assert english_parts([text, "2020", "Bo Holm"]) == [False, False, False]
    assert english_parts([ENGLISH, "2020", "Bo Holm"]) == [True, True, True]


@pytest.mark.parametrize("text", [one for name, one in OTHERS.items() if name != "finnish"])
def test_of_a_mixed_article_each_paragraph_is_told_apart(text):
    assert english_parts([ENGLISH, text, ENGLISH]) == [True, False, True]
    assert english_parts([text, text, text, ENGLISH]) == [False, False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        *VOTE.split("\n\n"),
        *TALK.split("\n\n"),
        "",
        "1984",
        "Nobody came.",
        "THE MAYOR SAID THE QUAY WAS SINKING. NOBODY BELIEVED HER.",
        "The maire of Saint-Malo, Luc de la Tour, met the Bürgermeister von und zu Lund and the alcalde "
        "del puerto at the Hôtel de la Mer.",
        "In Los Angeles, Las Vegas and El Paso the plan of the De la Rosa brothers was met with silence, or "
        "worse.",
    ],
)
def test_english_with_foreign_names_stays_english(text):
    assert english_parts([text]) == [True]


def test_a_list_of_names_inside_an_english_article_is_of_no_other_language():
    names = "Present: " + ", ".join(f"Ada Moss{one} Holm, Bo Lee{one}" for one in "abcdefgh")
    assert english_parts([ENGLISH, ENGLISH, names]) == [True, True, True]


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed")
def test_of_other_languages_only_the_structure_is_drafted(tmp_path):
    dina = f"Dina: {OTHERS['german']}\n\nDan: {OTHERS['german']}\n\nDina: {OTHERS['german']}\n"
    texts = {
        "vote.txt": VOTE,
        "rede.txt": dina,
        "mixed.txt": "\n\n".join([ENGLISH, OTHERS["french"], "Bo Holm said that the plan was a disgrace."]),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "d"
    report = generate(sorted(tmp_path.glob("*.txt")), folder)
    assert report.warnings == [
        "mixed.txt: paragraph 2 does not seem to be English: nothing is proposed from there",
        "rede.txt: does not seem to be English: only its structure is read",
    ]
    sources = {one.id: one for one in load(folder).sources}
    rede = next(one for one in sources.values() if any(span.voice == "dan" for span in one.map))
    mixed = next(one for one in sources.values() if one.paragraphs == 3 and one is not rede)
    assert (folder / "articles" / f"{rede.id}.txt").read_text(encoding="utf-8").strip() == dina.strip()
    assert (folder / "proposed" / f"{rede.id}.jsonl").read_bytes() == b""
    places = {
        (place.source, place.paragraph)
        for one in all_proposals(folder)
        for place in (*getattr(one, "mentions", ()), *filter(None, [getattr(one, "place", None)]))
    }
    assert {number for source, number in places if source == mixed.id} == {1, 3}
    assert rede.id not in {source for source, _ in places}
