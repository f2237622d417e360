"""What is promised of telling English from other languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relazione.errors import SetAside
from relazione.ingest import Article, bring_in
from relazione.ingest.tongue import check_tongue

OTHERS = {
    "fr": "Le ministre des Affaires étrangères du Pérou a reçu lundi à Lima son homologue ghanéen, et tous deux ont "
    "signé un accord sur la pêche.",
    "es": "La ministra de Relaciones Exteriores del Perú recibió el lunes en Lima a su homólogo de Ghana y ambos "
    "firmaron un acuerdo de pesca.",
    "nl": "De minister van Buitenlandse Zaken van Peru ontving maandag in Lima zijn Ghanese ambtgenoot, en zij "
    "tekenden een verdrag over de visserij.",
    "ru": "Министр иностранных дел Перу принял в понедельник в Лиме своего ганского коллегу, и они подписали пакт.",
    "ar": "استقبل وزير خارجية بيرو نظيره الغاني في ليما يوم الاثنين ووقعا اتفاقية بشأن مصايد الأسماك",
    "ko": "페루 외교부 장관은 월요일 리마에서 가나 외교부 장관을 만나 수산업 협정에 서명하고 대사관 개설을 발표했다.",
}


@pytest.mark.parametrize("tongue", OTHERS)
def test_another_language_is_set_aside_by_its_code(tongue: str, tmp_path: Path) -> None:
    """It is counted under its language, and the articles beside it are read."""
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in (OTHERS[tongue], "The ministers met.")))
    other, english = bring_in([path])
    assert isinstance(other, SetAside) and isinstance(english, Article)
    assert other.what == f"a text in another language than English: {tongue}"


@pytest.mark.parametrize(
    "text",
    [
        "Talks.",
        "Participants: Kim Min-ho, Park Ji-won, Rosa Huaman, Kojo Mensah",
        "Rosa Huaman (Peru), Kojo Mensah (Ghana), Anna Lind (Sweden), Omar Haddad (Jordan), Li Wei (China), Tran Van "
        "Nam (Viet Nam), Ivan Petrov (Bulgaria), Aung Min (Myanmar), Sione Tupou (Tonga) attended the meeting",
        "The Foreign Minister of Peru quoted a proverb, «más vale tarde que nunca», when they met in Lima.",
    ],
)
def test_short_texts_and_lists_of_names_are_english(text: str) -> None:
    """Where little can be told, the text is read."""
    check_tongue(text, "here")


def test_every_article_of_the_reference_material_is_english(shared: Path) -> None:
    """Releases, news and briefs of 856 articles are all taken for what they are."""
    lines = (shared / "corpus" / "news_diplomatic_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        check_tongue(row["text"], row["id"])
