"""A word of Han characters of which more than half changed is marked whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.diff.han import whole_runs
from tracker.diff.texts import new_text, old_text
from tracker.diff.words import changed_over, tidy, word_spans
from tracker.models.values import Span
from tracker.show.marks import marked


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("日本銀行は港を買う", "日銀は港を買う", "[-日本銀行-]{+日銀+}は港を買う"),
        ("港湾大臣が話す", "副大臣が話す", "[-港湾-]{+副+}大臣が話す"),
        ("首相が港を見る", "外相が港を見る", "[-首-]{+外+}相が港を見る"),
        ("総裁が話す", "日本銀行総裁が話す", "{+日本銀行+}総裁が話す"),
        ("港务局宣布降低收费标准", "港务局宣布提高收费标准", "港务局宣布[-降低-]{+提高+}收费标准"),
        (
            "北港市长在东区会见渔民",
            "南城主席于西岛会见渔民",
            "[-北港市长在东区-]{+南城主席于西岛+}会见渔民",
        ),
        ("12人が死亡した", "47人が死亡した", "[-12人-]{+47人+}が死亡した"),
        ("約3万5000人が避難", "約4万5000人が避難", "約[-3万5000人-]{+4万5000人+}が避難"),
        ("5メートルの波", "7メートルの波", "[-5メートル-]{+7メートル+}の波"),
        ("12か国の港", "14か国の港", "[-12か国-]{+14か国+}の港"),
    ],
)
def test_marks(old: str, new: str, shown: str) -> None:
    assert marked(word_spans(old, new)) == shown


JAPANESE = st.text("日本銀行港東京都はがの12、。 a", max_size=20)


@given(JAPANESE, JAPANESE)
@settings(deadline=None)
def test_both_texts_come_back_and_sides_change_over(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert (old_text(spans), new_text(spans)) == (old, new)
    assert word_spans(new, old) == changed_over(spans)


def test_copy_without_han_stays_as_it_was() -> None:
    spans = (Span("=", "The "), Span("-", "old"), Span("+", "new"), Span("=", " pier"))
    assert tidy(whole_runs(spans)) == spans
