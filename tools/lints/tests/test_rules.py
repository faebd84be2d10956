"""Each rule finds what it is for, and lets pass what is right."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tools.lints import __main__ as everything
from tools.lints import doors, leftovers, markup, names, order, papers, references, roles, sizes
from tools.lints.tree import Tree

type Files = dict[str, str]

CONTRACTS = """
[[tool.importlinter.contracts]]
containers = ["multaqa"]
layers = ["config", "web", "features", "foundation", "ui", "gateways", "lib"]
[[tool.importlinter.contracts]]
containers = ["multaqa.features"]
layers = ["(library) | (news)", "(community)"]
[[tool.importlinter.contracts]]
containers = ["multaqa.foundation"]
layers = ["notify", "people"]
"""
PEOPLE = "foundation/people"
NEWS = "features/news"
MODEL = 'class Row(models.Model):\n    """A row.\n\n    Personal data: none.\n    Erasure: not needed.\n    """\n'


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[Files], Tree]:
    def build(files: Files) -> Tree:
        (tmp_path / "pyproject.toml").write_text(CONTRACTS, encoding="utf-8")
        for name, text in files.items():
            path = tmp_path / "src/multaqa" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Tree(tmp_path)

    return build


def _import(name: str) -> str:
    return f"from multaqa.{name} import thing\n"


BROKEN: list[tuple[ModuleType, Files, str]] = [
    (doors, {f"{PEOPLE}/models.py": "", f"{NEWS}/queries.py": _import("foundation.people.models")}, "past the door"),
    (doors, {f"{PEOPLE}/testing.py": "", f"{NEWS}/queries.py": _import("foundation.people.testing")}, "past the door"),
    (doors, {f"{PEOPLE}/urls.py": "", f"{NEWS}/urls.py": _import("foundation.people.urls")}, "past the door"),
    (doors, {f"{PEOPLE}/models.py": "", "web/x.py": "import multaqa.foundation.people.models\n"}, "past the door"),
    (doors, {"gateways/pages/fetch.py": "", f"{NEWS}/x.py": _import("gateways.pages.fetch")}, "past the door"),
    (doors, {"web/urls.py": 'include("multaqa.features.news.urls")'}, "only config names"),
    (
        order,
        {f"{NEWS}/models.py": _import("features.news.queries"), f"{NEWS}/queries.py": ""},
        "models imports queries",
    ),
    (order, {f"{NEWS}/commands.py": _import("features.news.effects"), f"{NEWS}/effects.py": ""}, "imports effects"),
    (
        order,
        {
            f"{NEWS}/policies.py": _import("features.news.counting"),
            f"{NEWS}/counting.py": _import("features.news.queries"),
            f"{NEWS}/queries.py": "",
        },
        "policies imports counting (which stands on queries)",
    ),
    (
        order,
        {f"{NEWS}/queries/lists.py": _import("features.news.commands.clear"), f"{NEWS}/commands/clear.py": ""},
        "queries imports commands.clear",
    ),
    (references, {f"{PEOPLE}/models.py": 'x = models.ForeignKey("news.Article", models.CASCADE)'}, "points to news.A"),
    (references, {f"{NEWS}/models.py": 'x = models.ManyToManyField(to="library.Practice")'}, "points to library.P"),
    (
        references,
        {"ui/templates/ui/a.html": '{% include "news/b.html" %}', f"{NEWS}/templates/news/b.html": ""},
        "takes news/b.html of features.news",
    ),
    (roles, {f"{NEWS}/views.py": "def show(r):\n    return Article.objects.all()"}, "a view uses .objects"),
    (roles, {f"{NEWS}/views/lists.py": "def show(r):\n    article.save()"}, "a view uses .save"),
    (roles, {f"{NEWS}/models.py": "class A:\n    def save(self): ..."}, "overrides save()"),
    (roles, {f"{NEWS}/apps.py": "from django.db.models.signals import post_save"}, "record a fact"),
    (roles, {f"{NEWS}/apps.py": "import django.dispatch"}, "record a fact"),
    (sizes, {"lib/long.py": "x = 1\n" * 301}, "has 301 lines"),
    (sizes, {"lib/long.py": "def f():\n" + "    x = 1\n" * 40}, "f has 41 lines"),
    (names, {"lib/utils.py": ""}, "utils says nothing"),
    (names, {"lib/a.py": "class MailService: ..."}, "MailService"),
    (names, {"lib/a.py": "def process_mail(): ..."}, "process_mail"),
    (names, {"lib/a.py": "def f(data): ..."}, "data: name it"),
    (names, {"lib/a.py": "info = 1"}, "info: name it"),
    (markup, {"ui/static/a.css": "a { margin-left: 1px }"}, "margin-left"),
    (markup, {"ui/static/a.css": "a { border-top-left-radius: 1px }"}, "is physical"),
    (markup, {"ui/static/a.css": "a{left:0}"}, "is physical"),
    (markup, {"ui/static/a.css": "a { text-align : right }"}, "is physical"),
    (markup, {"ui/static/a.css": "[dir=rtl] a { order: 1 }"}, "switches by direction"),
    (markup, {"ui/static/a.css": ":dir(rtl) a { order: 1 }"}, "switches by direction"),
    (markup, {"ui/static/a.css": "a { background: url(data:x) }"}, "is refused"),
    (markup, {"ui/templates/a.html": '<p style="color:red">'}, "is refused"),
    (markup, {"ui/templates/a.html": '<p onclick="x()">'}, "is refused"),
    (markup, {"ui/templates/a.html": "<script>x()</script>"}, "is refused"),
    (markup, {"ui/templates/a.html": '<img src="data:image/png;base64,x">'}, "is refused"),
    (papers, {f"{NEWS}/__init__.py": ""}, "is missing"),
    (papers, {f"{NEWS}/__init__.py": "", f"{NEWS}/README.md": "x\n" * 31}, "more than 30 lines"),
    (papers, {f"{PEOPLE}/models.py": "class Row(models.Model): ..."}, "Row does not say"),
    (papers, {f"{PEOPLE}/models.py": MODEL.replace("Row", "Base") + "class Sub(Base): ..."}, "Sub does not say"),
    (leftovers, {"lib/a.py": "# TO" + "DO later"}, "unfinished"),
    (leftovers, {"lib/a.py": 'x = "/ho' + 'me/someone"'}, "one machine only"),
    (leftovers, {"lib/a.py": "x = 1  # no" + "qa: E501"}, "gives no reason"),
    (leftovers, {"lib/a.py": "x = 1  # ty" + "pe: ignore[misc]"}, "gives no reason"),
    (leftovers, {"lib/a.py": "x = 1  # ty" + "pe: ignore[assignment]"}, "gives no reason"),
    (leftovers, {"lib/a.py": "x = 1  # nosem" + "grep: sql-by-hand"}, "gives no reason"),
    (leftovers, {"../../journeys/a/package-lock.json": '{"resolved": ""}'}, "an address in a lock"),
    (leftovers, {"lib/a.py": "@pytest.mark.sk" + "ip\ndef test(): ..."}, "without a reason"),
    (leftovers, {"../../requirements/a.txt": "--index-url x"}, "an address in a lock"),
]

RIGHT: list[tuple[ModuleType, Files]] = [
    (doors, {f"{PEOPLE}/api.py": "", f"{NEWS}/queries.py": _import("foundation.people.api")}),
    (doors, {f"{PEOPLE}/testing.py": "", f"{NEWS}/tests/test_a.py": _import("foundation.people.testing")}),
    (doors, {f"{PEOPLE}/testing.py": "", f"{NEWS}/testing.py": _import("foundation.people.testing")}),
    (doors, {f"{PEOPLE}/testing.py": "", "web/demo/world.py": _import("foundation.people.testing")}),
    (doors, {f"{PEOPLE}/urls.py": "", "config/urls.py": _import("foundation.people.urls")}),
    (doors, {"lib/fold.py": "", f"{NEWS}/queries.py": _import("lib.fold")}),
    (doors, {"gateways/pages/port.py": "", f"{NEWS}/tasks.py": _import("gateways.pages.port")}),
    (doors, {f"{NEWS}/urls.py": 'include("multaqa.features.news.imports_urls")'}),
    (order, {f"{NEWS}/views.py": _import("features.news.commands"), f"{NEWS}/commands.py": ""}),
    (order, {f"{NEWS}/effects.py": _import("features.news.tasks"), f"{NEWS}/tasks.py": ""}),
    (order, {f"{NEWS}/models.py": _import("features.news.keys"), f"{NEWS}/keys.py": ""}),
    (order, {f"{NEWS}/apps.py": _import("features.news.effects"), f"{NEWS}/effects.py": ""}),
    (references, {f"{NEWS}/models.py": 'x = models.ForeignKey("people.Person", models.CASCADE)'}),
    (references, {f"{NEWS}/models.py": 'x = models.ForeignKey("self", models.CASCADE)'}),
    (references, {f"{NEWS}/templates/news/b.html": '{% extends "ui/a.html" %}', "ui/templates/ui/a.html": ""}),
    (roles, {f"{NEWS}/views.py": 'def show(r):\n    r.session.save()\n    return render(r, "a.html")'}),
    (roles, {f"{NEWS}/commands.py": "def clear(article): article.save()"}),
    (sizes, {"lib/right.py": "def f():\n" + "    x = 1\n" * 39}),
    (names, {"lib/a.py": "class PersonManager(BaseUserManager[Person]): ...\nx = form.data\n"}),
    (markup, {"ui/static/a.css": "/* left: 1px */ a { margin-inline-start: 1px; --dir-left: 2 }"}),
    (markup, {"ui/static/a.css": ":root:dir(rtl) { --dir: -1 }"}),
    (markup, {"ui/templates/a.html": '<script src="a.js" defer></script><p data-on="x">styled = yes</p>'}),
    (papers, {f"{NEWS}/__init__.py": "", f"{NEWS}/README.md": "News.\n", f"{PEOPLE}/models.py": MODEL}),
    (leftovers, {"lib/a.py": "x = 1  # noqa: S308  (the source is sanitised)"}),
    (leftovers, {"../../docs/a.md": "Open http://localhost:8000/ and /var/lib/multaqa."}),
]


@pytest.mark.parametrize(("rule", "files", "said"), BROKEN)
def test_broken_rule_is_said_once(tree: Callable[[Files], Tree], rule: ModuleType, files: Files, said: str):
    found = [str(fault) for fault in rule.faults(tree(files))]
    assert len(found) == 1, found
    assert said in found[0]


@pytest.mark.parametrize(("rule", "files"), RIGHT)
def test_what_is_right_passes(tree: Callable[[Files], Tree], rule: ModuleType, files: Files):
    assert list(rule.faults(tree(files))) == []


def test_fault_names_its_line(tree: Callable[[Files], Tree]):
    built = tree({"lib/a.py": "x = 1\n\n\ndef do_it(): ...\n"})
    fault = next(iter(names.faults(built)))
    assert (fault.path, fault.line) == (built.product / "lib/a.py", 4)


def test_every_rule_is_run():
    here = {path.stem for path in Path(everything.__file__).parent.glob("[a-z]*.py")} - {"tree"}
    assert {rule.__name__.rsplit(".", 1)[1] for rule in everything.RULES} == here
