"""Who asks is asked back; who says no, or nothing, hears no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, func, select

from tracker.alert.consent import BY_ONE, KEPT, WAITING
from tracker.alert.tokens import sign
from tracker.config import Settings
from tracker.desk.alerting.consent import A_WEEK, Consent, open_consent
from tracker.desk.alerting.foreseeing import Wanted
from tracker.desk.alerting.wishes import When
from tracker.desk.following import Following
from tracker.errors import NotFoundError, RefusedError
from tracker.models.records.alerts import Alert, Subscription
from tracker.models.records.consent import Confirmation
from tracker.models.records.stories import Story
from tracker.store import consent, outgoing, outlets
from tracker.store.database import Database

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
ADA, IDA = "ada@example.org", "ida@example.org"
EVERYTHING = Wanted("all")
CLIENT = "93.184.216.34"


@dataclass
class Desk:
    """The reader's wing, on a database and by a clock of the test's own."""

    database: Database
    now: datetime = NOON
    wing: Consent = field(init=False)

    def __post_init__(self) -> None:
        sender = "The Desk <desk@example.org>"
        self.wing = Consent(self.database, sender=sender, clock=lambda: self.now)

    def token(self, purpose: str, watch_id: int) -> str:
        with self.database.reading() as session:
            return sign(consent.signing_key(session), purpose, watch_id)

    def kept(self) -> list[Subscription]:
        with self.database.reading() as session:
            return list(session.exec(select(Subscription).order_by(col(Subscription.id))))

    def mails(self) -> int:
        """That were owed so far."""
        with self.database.reading() as session:
            return session.exec(select(func.count()).select_from(Confirmation)).one()

    def reader(self, email: str, *wishes: Wanted) -> str:
        """An address that said yes to its watches; its token."""
        for wish in wishes:
            self.wing.sign_up(email, wish, CLIENT)
        first = min(one.id or 0 for one in self.kept() if one.email == email)
        return self.wing.confirm(self.token("confirm", first))


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    database = Database(database_url)
    database.upgrade()
    with database.writing() as session:
        outlets.keep_outlet(session, "quay", title="The Quay", dialect="any")
        session.add(Story(outlet_id=1, headline="Toll rises", begun_at=NOON, changed_at=NOON))
    yield Desk(database)
    database.close()


# -- asking ----------------------------------------------------------------------------------------


def test_nothing_is_sent_before_a_yes(desk: Desk) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, CLIENT)
    [watch] = desk.kept()
    assert (watch.email, watch.confirmed_at, desk.mails()) == (ADA, None, 1)
    token = desk.token("confirm", 1)
    assert [one.kept.id for one in desk.wing.awaited(token).watches] == [1]
    assert desk.kept()[0].confirmed_at is None
    mine = desk.wing.confirm(token)
    assert desk.kept()[0].confirmed_at == NOON
    assert desk.wing.awaited(token).watches == []
    assert [one.kept.id for one in desk.wing.mine(mine).watches] == [1]


def test_one_yes_is_for_all_that_the_address_waits_for_and_for_no_other(desk: Desk) -> None:
    for email, wish in ((ADA, EVERYTHING), (ADA, Wanted("story", "1")), (IDA, EVERYTHING)):
        desk.wing.sign_up(email, wish, CLIENT)
    assert desk.mails() == 2
    desk.wing.confirm(desk.token("confirm", 1))
    assert [one.confirmed_at for one in desk.kept()] == [NOON, NOON, None]


def test_a_day_later_an_address_is_asked_again_and_thrice_ever(desk: Desk) -> None:
    for hours, mails in ((0, 1), (23, 1), (1, 2), (24, 3), (24, 3), (24_000, 3)):
        desk.now += timedelta(hours=hours)
        desk.wing.sign_up(ADA, EVERYTHING, CLIENT)
        assert desk.mails() == mails


def test_who_said_yes_may_ask_for_more_at_once(desk: Desk) -> None:
    desk.reader(ADA, EVERYTHING)
    desk.wing.sign_up(ADA, Wanted("outlet", "quay"), CLIENT)
    assert desk.mails() == 2


def test_spellings_of_one_mailbox_are_asked_once(desk: Desk) -> None:
    for email in (ADA, "ADA@example.org", "a.da@example.org", "ada+news@EXAMPLE.org"):
        desk.wing.sign_up(email, EVERYTHING, CLIENT)
    assert desk.mails() == 1


def test_one_client_has_few_addresses_asked(desk: Desk) -> None:
    for number in range(BY_ONE):
        desk.wing.sign_up(f"reader{number}@example.org", EVERYTHING, CLIENT)
    with pytest.raises(RefusedError, match="too many"):
        desk.wing.sign_up("one.more@example.org", EVERYTHING, CLIENT)
    desk.wing.sign_up("one.more@example.org", EVERYTHING, "another")
    desk.now += timedelta(hours=1)
    desk.wing.sign_up("another@example.org", EVERYTHING, CLIENT)
    assert desk.mails() == BY_ONE + 2


def test_few_watches_of_an_address_wait_at_a_time(desk: Desk) -> None:
    for number in range(WAITING + 5):
        desk.wing.sign_up(ADA, Wanted("words", f"word{number}"), CLIENT)
    assert len(desk.kept()) == WAITING


def test_an_address_that_refused_mail_is_not_asked(desk: Desk) -> None:
    with desk.database.writing() as session:
        outgoing.refuse(session, ADA, NOON, "550")
    desk.wing.sign_up(ADA, EVERYTHING, CLIENT)
    assert (desk.mails(), desk.kept()) == (0, [])


@pytest.mark.parametrize("email", ["desk@example.org", "DESK+a@example.org", "d.esk@example.org"])
def test_our_own_address_gets_no_mails_of_ours(desk: Desk, email: str) -> None:
    with pytest.raises(RefusedError, match="come from"):
        desk.wing.sign_up(email, EVERYTHING, CLIENT)


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (Wanted("outlet", "zeppelin"), NotFoundError),
        (Wanted("story", "99"), NotFoundError),
        (Wanted("words", "…"), RefusedError),
        (Wanted("all", on="moon"), RefusedError),
        (Wanted("all", wish=When(zone="Mars/Base")), RefusedError),
    ],
)
def test_a_watch_that_could_never_be_served_is_refused(
    desk: Desk, wish: Wanted, error: type[Exception]
) -> None:
    with pytest.raises(error):
        desk.wing.sign_up(ADA, wish, CLIENT)
    with pytest.raises(error):
        desk.wing.foresee(wish)
    assert desk.kept() == []


def test_nobody_signs_up_where_no_mail_could_ask(desk: Desk) -> None:
    url = desk.database.engine.url.render_as_string(hide_password=False)
    settings = Settings.model_validate({"database": {"url": url}})
    with open_consent(settings) as wing:
        assert "no mail server" in wing.closed
        with pytest.raises(RefusedError, match="no mail server"):
            wing.sign_up(ADA, EVERYTHING, CLIENT)
    named = settings.smtp.model_copy(update={"host": "mail.example"})
    for base_url, closed in (("https://desk.example", False), ("", True)):
        site = settings.site.model_copy(update={"base_url": base_url})
        with open_consent(settings.model_copy(update={"smtp": named, "site": site})) as wing:
            assert bool(wing.closed) is closed


# -- the links in mails ----------------------------------------------------------------------------


def test_a_link_does_one_thing(desk: Desk) -> None:
    desk.reader(ADA, EVERYTHING)
    desk.wing.pause(desk.token("pause", 1))
    assert desk.kept()[0].paused_until == NOON + timedelta(days=1)
    desk.wing.only_daily(desk.token("daily", 1))
    assert desk.kept()[0].how == "daily"
    for _ in range(2):
        desk.wing.stop(desk.token("stop", 1))
        assert desk.kept()[0].ended_at == NOON
    assert desk.wing.linked("stop", desk.token("stop", 1)).kept.id == 1
    with pytest.raises(NotFoundError):
        desk.wing.pause(desk.token("pause", 1))


@pytest.mark.parametrize("purpose", ["confirm", "pause", "daily", "stop", "mine"])
def test_no_token_is_good_for_anything_else(desk: Desk, purpose: str) -> None:
    desk.reader(ADA, EVERYTHING)
    before = desk.kept()
    acts = {
        "confirm": desk.wing.confirm,
        "pause": desk.wing.pause,
        "daily": desk.wing.only_daily,
        "stop": desk.wing.stop,
        "mine": desk.wing.end_all,
    }
    del acts[purpose]
    for act in acts.values():
        for token in (desk.token(purpose, 1), "1-" + "a" * 32, "", "1"):
            with pytest.raises(NotFoundError):
                act(token)
    assert desk.kept() == before


# -- all watches of a reader -----------------------------------------------------------------------


def test_a_reader_minds_their_own_watches(desk: Desk) -> None:
    token = desk.reader(ADA, EVERYTHING, Wanted("outlet", "quay"), Wanted("story", "1"))
    assert [one.about for one in desk.wing.mine(token).watches] == ["", "The Quay", "Toll rises"]
    desk.wing.rest(token, 1, A_WEEK)
    desk.wing.tell(token, 2, "daily")
    desk.wing.end(token, 3)
    [one, other] = [watch.kept for watch in desk.wing.mine(token).watches]
    assert (one.paused_until, other.how) == (NOON + A_WEEK, "daily")
    desk.wing.rest(token, 1, None)
    assert desk.kept()[0].paused_until is None
    desk.wing.add(token, Wanted("words", "ferry"))
    assert desk.wing.mine(token).watches[-1].kept.confirmed_at == NOON
    with pytest.raises(RefusedError):
        desk.wing.tell(token, 1, "yearly")
    desk.wing.end_all(token)
    assert desk.wing.mine(token).watches == []


def test_nobody_touches_the_watches_of_another(desk: Desk) -> None:
    mine, _ = desk.reader(ADA, EVERYTHING), desk.reader(IDA, EVERYTHING)
    before = desk.kept()[1]
    for watch_id in (2, 3):
        with pytest.raises(NotFoundError):
            desk.wing.end(mine, watch_id)
        with pytest.raises(NotFoundError):
            desk.wing.rest(mine, watch_id, A_WEEK)
        with pytest.raises(NotFoundError):
            desk.wing.tell(mine, watch_id, "daily")
    desk.wing.end_all(mine)
    desk.wing.forget(mine)
    assert desk.kept() == [before]


def test_a_reader_who_wants_to_be_forgotten_is(desk: Desk) -> None:
    token = desk.reader(ADA, EVERYTHING)
    desk.wing.forget(token)
    assert desk.kept() == []
    with pytest.raises(NotFoundError, match="no watch"):
        desk.wing.mine(token)
    with desk.database.reading() as session:
        [left] = session.exec(select(Confirmation))
        assert ADA not in str(left.model_dump())
        assert session.exec(select(Alert)).all() == []


def test_the_operator_forgets_an_address_that_asks_by_letter(desk: Desk) -> None:
    desk.reader(ADA, EVERYTHING, Wanted("outlet", "quay"))
    assert desk.wing.forget_address(ADA) == 2
    assert desk.kept() == []
    with pytest.raises(NotFoundError, match="no watch has that address"):
        desk.wing.forget_address(ADA)


def test_a_webhook_is_no_readers_watch(desk: Desk) -> None:
    token = desk.reader(ADA, EVERYTHING)
    following = Following(desk.database, clock=lambda: NOON)
    hook = following.watch(ADA, scope="all", webhook="https://program.example/")
    assert [one.kept.id for one in desk.wing.mine(token).watches] == [1]
    with pytest.raises(NotFoundError):
        desk.wing.end(token, hook.id or 0)


def test_what_nobody_says_yes_to_is_forgotten_after_two_days(desk: Desk) -> None:
    desk.wing.sign_up(ADA, EVERYTHING, CLIENT)
    with desk.database.writing() as session:
        assert consent.forget_unconfirmed(session, NOON + KEPT) == 1
    with pytest.raises(NotFoundError, match="too old"):
        desk.wing.confirm(desk.token("confirm", 1))
