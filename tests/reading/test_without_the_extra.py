"""Without the extra ``author``: a clear error, and nothing heavy loaded before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from quiz.reading.language import NoReaderError, load_model


def test_a_missing_model_is_an_error_that_names_the_extra(monkeypatch):
    load_model.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(NoReaderError, match="not installed") as caught:
        load_model()
    assert caught.value.remedy == "pip install 'articlequiz[author]'"
    load_model.cache_clear()


def test_reading_structure_loads_no_language_model():
    code = (
        "from quiz.reading.claims import find; from quiz.reading.structure import files; import sys;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & {'spacy', 'pypdf', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
