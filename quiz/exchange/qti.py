"""QTI 2.1: a content package of items and one test, as platforms other than Moodle take them.

IMS Question and Test Interoperability 2.1, final release of 2012; the manifest follows its profile of
content packaging. A package is a zip archive of ``imsmanifest.xml``, ``test.xml`` and one file per item.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quiz.exchange.archive import packed
from quiz.exchange.qti_items import item
from quiz.exchange.said import line
from quiz.exchange.written import Written, sort_out, unfit_anywhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.questions.model import AnyInstance

PACKAGE: Final = "http://www.imsglobal.org/xsd/imscp_v1p1"
QTI: Final = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_SCHEMAS: Final = {
    PACKAGE: "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    QTI: "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
}

unfit = unfit_anywhere


def write(title_of_deck: str, instances: Sequence[AnyInstance]) -> Written:
    """Return the questions as a QTI 2.1 package; the test asks them in their order."""
    said, left_out = sort_out(instances, unfit)
    if not said:
        return Written(b"", 0, left_out)
    names = tuple(_names(said))
    files = [("imsmanifest.xml", _bytes(_manifest(names))), ("test.xml", _bytes(_test(title_of_deck, names)))]
    for name, one in zip(names, said, strict=True):
        root = _root("assessmentItem", QTI)
        item(root, name, one)
        files.append((f"items/{name}.xml", _bytes(root)))
    return Written(packed(files), len(said), left_out)


def _names(instances: Sequence[AnyInstance]) -> Iterator[str]:
    """Return an identifier for each item, the same in every export of the same question."""
    seen: dict[str, int] = {}
    for one in instances:
        digest = blake2b(one.question.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        again = seen[digest] = seen.get(digest, 0) + 1
        yield f"q{digest}" if again == 1 else f"q{digest}-{again}"


def _root(tag: str, namespace: str) -> Element:
    return Element(
        tag,
        {
            "xmlns": namespace,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{namespace} {_SCHEMAS[namespace]}",
        },
    )


def _bytes(root: Element) -> bytes:
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _manifest(names: Sequence[str]) -> Element:
    root = _root("manifest", PACKAGE)
    root.set("identifier", "package")
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = "1.0.0"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    test = SubElement(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    SubElement(test, "file", href="test.xml")
    for name in names:
        SubElement(test, "dependency", identifierref=name)
    for name in names:
        href = f"items/{name}.xml"
        one = SubElement(resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=href)
        SubElement(one, "file", href=href)
    return root


def _test(title_of_deck: str, names: Sequence[str]) -> Element:
    root = _root("assessmentTest", QTI)
    root.set("identifier", "test")
    root.set("title", line(title_of_deck))
    part = SubElement(
        root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    SubElement(part, "itemSessionControl", showFeedback="true")
    section = SubElement(
        part, "assessmentSection", identifier="section", title=line(title_of_deck), visible="true"
    )
    for name in names:
        SubElement(section, "assessmentItemRef", identifier=f"ref-{name}", href=f"items/{name}.xml")
    return root
