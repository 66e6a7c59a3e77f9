"""What passes is told from what a story says."""

from __future__ import annotations

import pytest

from tracker.parse.page.passing import is_furniture, lasting, passes, points


@pytest.mark.parametrize(
    "text",
    [
        "5 minutes ago", "5 min ago", "5m ago", "an hour ago", "2 hours, 5 minutes ago", "just now",
        "Updated 5 minutes ago", "Last updated: 3 hrs ago", "· 12h ago", "Published 2 days ago |",
        "vor 5 Minuten", "Aktualisiert vor 2 Stunden", "il y a 12 minutes", "hace 3 horas",
        "há 3 horas", "5 minuti fa", "5 minuten geleden", "5 минут назад", "5分前", "5분 전",
        "12 comments", "1,204 shares", "3.4K views", "Comments (12)", "Views: 1,204", "Share 12",
        "12 Kommentare", "조회수 1204", "4 min read", "Reading time: 4 minutes",
        "Last updated: November 20, 2019 - 11:28 AMT", "Published 12:31 GMT, 18 November 2019",
    ],
)  # fmt: skip
def test_what_is_another_one_at_the_next_look_passes(text: str) -> None:
    assert passes(text)
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "12 killed", "47 minutes", "The ferry sank 5 minutes ago", "5 minutes ago it sank",
        "VELMORA, Oct. 28 (Wire)", "Published works", "12 votes were cast", "Oct. 28",
        "She left an hour ago, he said.", "Views differ: 12 said no", "2 days", "Shares rose 12",
        "(Reporting by Ilse Marn)", "Updated with comment from the union", "The End",
        "Posted three wins", "Just now the council voted", "Two hundred views of the harbour",
    ],
)  # fmt: skip
def test_what_a_story_says_stays(text: str) -> None:
    assert not passes(text)
    assert not is_furniture(text)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "ADVERTISEMENT", "Advertisement - story continues below", "Anzeige",
        "광고",
        "Story continues below", "Sponsored content", "Related", "Related stories", "Most read",
        "More from World", "Also read", "Leggi anche", "Share this story", "Tweet", "Don't miss",
        "Read more: Mill burns down", "See also: Mill burns down", "RELATED: Mill burns down",
        "Lesen Sie auch: Mühle brennt", "Sign up to our newsletter and get 7 stories a day.",
        "Follow us on Gullbook", "Subscribe to The Morning Gull", "Like this story? Share it!",
        "We and our 120 partners use cookies to store information on a device.",
        "By continuing you agree to our use of cookies.",
        "Get the day's stories to your inbox.", "There was an error processing your subscription.",
    ],
)  # fmt: skip
def test_labels_and_invitations_are_no_lines_of_a_story(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements for the ferry were taken down on Monday.",
        "Register to vote by Thursday, the council said.",
        "There was an error in the count, the board said.",
        "Share prices fell.", "Comments by the mayor angered the union.", "More followed.",
        "Related industries suffered too.", "This site had cookies in its name before 1990.",
        "Sponsored by the union and by the harbour board, they walked.",
        "Sorry, she said, was not enough.",
        "Read the verdict, he told them: it is short.", "▲ Crews wait in the port (Wire)",
        "Subscribers were told on Monday.", "Follow the money, he said.", "Sign language helps.",
    ],
)  # fmt: skip
def test_lines_of_a_story_are_not_taken_for_labels(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("words", "link", "does"),
    [
        ("Read more:", "Mill burns down in the night", True),
        ("Tags:", "ferries", True),
        ("Related Roundup:", "ferries", True),
        ("", "Mill burns down", False),
        ("The union said in a letter to the company:", "no", False),
        ("The union said:", "we will walk out at dawn on Monday", False),
    ],
)
def test_words_before_a_link_may_only_point_to_it(words: str, link: str, does: bool) -> None:
    assert points(words, link) is does


@pytest.mark.parametrize(
    ("byline", "stays"),
    [
        ("By Ilse Marn", "By Ilse Marn"),
        ("By Ilse Marn | 5 minutes ago", "By Ilse Marn"),
        ("Ilse Marn, Velmora · Updated 3 hours ago", "Ilse Marn, Velmora"),
        ("5 minutes ago", "5 minutes ago"),
        ("", ""),
    ],
)
def test_a_byline_goes_without_the_time_at_its_end(byline: str, stays: str) -> None:
    assert lasting(byline) == stays


@pytest.mark.parametrize("piece", ["5 ", "a ", "Updated ", ": ", "read more ", "get ", "- ", "x:"])
def test_long_lines_take_no_time(piece: str) -> None:
    assert not passes(piece * 20_000)
    assert not is_furniture(piece * 20_000)
    assert not points(piece * 20_000, "x")
