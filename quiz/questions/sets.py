"""Cards made of several entries: to put in order, to match, to tell two voices apart, to make a case."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.questions import arrange, contrast, pairs, steelman
from quiz.questions.material import Material
from quiz.questions.resting import Resting


def all_sets(material: Material) -> Iterator[Resting]:
    """Yield all of them: authored sets, those of topics, those of disputes, those of pairs of voices."""
    for one in material.dossier.sets:
        build = arrange.build_authored if one.form == arrange.PART else pairs.build_authored
        built = build(one, material)
        if built is not None:
            yield built
    yield from arrange.build_automatic(material)
    for dispute in material.dossier.disputes:
        for made in (pairs.build_dispute(dispute, material), contrast.build_dispute(dispute, material)):
            if made is not None:
                yield made
        yield from steelman.build(dispute, material)
    yield from contrast.build_voices(material)
