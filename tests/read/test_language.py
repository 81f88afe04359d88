"""English is told from its neighbours."""

import pytest

from srcgraph.read.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Tuesday that the harbour would not be sold before the election.",
        "“No deal,” said Okonjo.",
        "Police arrested three men after a chase through Halvorn. They were released.",
    ],
)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Regierung teilte am Dienstag mit, dass es keine Wahlen geben werde. Was will man so?",
        "Le gouvernement a annoncé mardi qu’il n’y aurait pas d’élections. On me dit que non.",
        "De regering heeft gezegd dat er geen verkiezingen komen. Dat was te verwachten, over was.",
        "Regeringen sagde, at der ikke bliver valg. For os er det en god dag, sagde han.",
        "El gobierno anunció el martes que no habrá elecciones antes de que termine el año.",
        "政府は火曜日、選挙を行わないと発表した。",
        "1 2 3",
        "",
    ],
)
def test_not_english(text: str) -> None:
    assert not is_english(text)
