"""Vocabularies in SKOS (W3C Recommendation, 2009), as Turtle, N-Triples or RDF/XML; read from a file, never from afar.

Of several wider concepts the first by address is kept: our trees have one parent. A concept without a label in any of
the six languages is left out.
"""

from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import DC, DCTERMS, RDF, SKOS
from rdflib.term import Literal, Node, URIRef

from multaqa.foundation.taxonomy.reading.damage import damage_of, mended
from multaqa.foundation.taxonomy.reading.terms import LoadedTerm, ReadVocabulary, UnreadableVocabulary, in_order
from multaqa.lib.labels import LANGUAGES, Labels

_FORMATS = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".xml": "xml"}
_CHINESE = {"zh", "zh-hans", "zh-cn"}
_LONGEST_CODE = 200


def read_skos(path: Path) -> ReadVocabulary:
    """The concepts of a file. Raises UnreadableVocabulary for another format, broken syntax or no concept at all."""
    graph = _graph(path)
    left_out: list[str] = []
    concepts = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    terms = [term for concept in concepts if (term := _term(graph, concept, left_out))]
    if not terms:
        raise UnreadableVocabulary(f"{path.name} holds no SKOS concept with a label in one of our languages.")
    return ReadVocabulary(_title(graph), in_order(terms), rights=_rights(graph), left_out=left_out)


def _graph(path: Path) -> Graph:
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise UnreadableVocabulary(f"{path.name} is none of {', '.join(_FORMATS)}.")
    try:
        return Graph().parse(source=path.open("rb"), format=kind)
    except OSError:
        raise
    except Exception as error:  # rdflib's parsers raise whatever their libraries do
        raise UnreadableVocabulary(f"{path.name} cannot be read as {kind}: {error}") from error


def _term(graph: Graph, concept: Node, left_out: list[str]) -> LoadedTerm | None:
    code = str(concept)
    labels = dict(_texts(graph, concept, SKOS.prefLabel, left_out))
    if not labels or not isinstance(concept, URIRef) or len(code) > _LONGEST_CODE:
        left_out.append(f"{code[:_LONGEST_CODE]}: no label in our languages, or no fit address")
        return None
    synonyms = [one for kind in (SKOS.altLabel, SKOS.hiddenLabel) for one in _texts(graph, concept, kind, left_out)]
    wider = sorted({*graph.objects(concept, SKOS.broader), *graph.subjects(SKOS.narrower, concept)}, key=str)
    return LoadedTerm(
        code=code,
        labels=labels,
        synonyms=tuple(sorted(synonyms)),
        definition=dict(_notes(graph, concept)),
        parent=str(wider[0]) if wider else "",
    )


def _texts(graph: Graph, concept: Node, kind: URIRef, left_out: list[str]) -> Iterator[tuple[str, str]]:
    """(language, label) of one kind of label, sorted, those beyond mending reported and left out."""
    given = sorted((code, str(one)) for one in graph.objects(concept, kind) if (code := _language(one)))
    latin = {mended(label) for code, label in given if code in {"en", "fr", "es"}}
    for language, label in given:
        whole = mended(label)
        damage = damage_of(whole, language, also_in_latin=whole in latin)
        if damage:
            left_out.append(f"{concept} ({language}): a label {damage}: {label[:60]!r}")
        else:
            yield language, whole


def _notes(graph: Graph, concept: Node) -> Iterator[tuple[str, str]]:
    for kind in (SKOS.scopeNote, SKOS.definition):
        for note in sorted(graph.objects(concept, kind), key=str):
            language = _language(note)
            if language and not damage_of(mended(str(note))[:300], language):
                yield language, mended(str(note))


def _language(node: Node) -> str:
    tag = (node.language or "").lower() if isinstance(node, Literal) else ""
    code = "zh-hans" if tag in _CHINESE else tag.split("-")[0]
    return code if code in LANGUAGES else ""


def _title(graph: Graph) -> Labels:
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        for kind in (SKOS.prefLabel, DCTERMS.title, DC.title):
            titles = {code: str(one) for one in graph.objects(scheme, kind) if (code := _language(one))}
            if titles:
                return titles
    return {}


def _rights(graph: Graph) -> str:
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        given = [*graph.objects(scheme, DCTERMS.rightsHolder), *graph.objects(scheme, DCTERMS.license)]
        return " · ".join(map(str, given))
    return ""
