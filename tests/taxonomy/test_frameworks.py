"""Another framework beside the first one."""

import pytest
from django.core.management import CommandError, call_command

from sparks.taxonomy.load import load_taxonomy
from sparks.taxonomy.models import Capability, Framework
from sparks.taxonomy.store import current_framework

pytestmark = pytest.mark.django_db
HEAD = "theme_number,theme,capability_number,capability\n"
GOOD = HEAD + "1,School,1,A bell for help\n1,School,2,Trained teachers\n2,Sports,3,Open doors\n"


@pytest.fixture
def load(tmp_path):
    """Give a function that loads a table."""

    def loaded(text: str | bytes, **options) -> None:
        path = tmp_path / "framework.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        names = {"slug": "safe-schools", "name": "Safe schools", "edition": "2026"}
        call_command("load_framework", path, **names | options)

    return loaded


def test_it_stands_beside_the_first_one(load, capsys):
    load_taxonomy()
    load(GOOD)
    assert Capability.objects.count() == 26 + 3
    assert str(current_framework()) == "WeProtect Global Strategic Response (1)"
    assert "Safe schools (2026) is loaded" in capsys.readouterr().out
    load(GOOD, edition="2027")
    assert Framework.objects.filter(slug="safe-schools").count() == 2


def test_loading_again_adds_what_is_missing_and_keeps_words(load):
    load(GOOD)
    Capability.objects.filter(number=1).update(title="An editor's words")
    load("\ufeff" + GOOD + "2,Sports,4,Open ears\n")
    titles = list(Capability.objects.order_by("number").values_list("title", flat=True))
    assert titles == ["An editor's words", "Trained teachers", "Open doors", "Open ears"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Columns are missing: theme_number, theme, capability_number, capability"),
        ("theme,capability\nA,B\n", "Columns are missing: theme_number, capability_number"),
        (HEAD, "The table has no rows."),
        (HEAD + "1,School,one,A bell\n", "Line 2: “one” value must be an integer."),
        (HEAD + "1,School,1,A bell\n1,School,2,\n", "Line 3: This field cannot be blank."),
        (HEAD + "1,School,1\n", "Line 2: This field cannot be null."),
        (HEAD + "1,School,1," + "x" * 161 + "\n", "Line 2: Ensure this value has at most 160"),
        (b"\xff\xfe\x00", "The table cannot be read"),
    ],
    ids=["empty", "columns", "no rows", "number", "blank", "short", "long", "not text"],
)
def test_a_table_that_is_none_is_refused_whole(load, text, complaint):
    with pytest.raises(CommandError, match=complaint):
        load(text)
    assert not Framework.objects.exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_framework", tmp_path / "none.csv", slug="a", name="A", edition="1")
