from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from fastapi import Request, Response

from tracker.web.remembering import COOKIE, MOST, forget, remember, remembered


def asked(cookie: str = "", scheme: str = "http") -> Request:
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie else []
    return Request(
        {
            "type": "http",
            "headers": headers,
            "scheme": scheme,
            "server": ("x", 80),
            "path": "/s/1",
            "query_string": b"",
        }
    )


def kept(response: Response) -> str:
    found = SimpleCookie(response.headers["set-cookie"])
    return found[COOKIE].value


def test_what_was_kept_is_remembered() -> None:
    response = Response()
    remember(asked("12-3.40-7"), response, 12, 5)
    assert kept(response) == "40-7.12-5"
    assert remembered(asked(kept(response))) == {40: 7, 12: 5}
    assert remembered(asked()) == {}


def test_it_is_no_business_of_scripts_or_other_sites() -> None:
    response, secure = Response(), Response()
    remember(asked(), response, 1, 2)
    remember(asked(scheme="https"), secure, 1, 2)
    told = response.headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=lax" in told
    assert "Path=/" in told
    assert "Secure" not in told
    assert "Secure" in secure.headers["set-cookie"]


def test_one_story_is_forgotten_and_the_last_one_takes_the_cookie_along() -> None:
    response = Response()
    forget(asked("12-3.40-7"), response, 12)
    assert kept(response) == "40-7"
    response = Response()
    forget(asked("40-7"), response, 40)
    assert "Max-Age=0" in response.headers["set-cookie"]


def test_only_the_stories_marked_last_are_kept() -> None:
    many = ".".join(f"{number}-1" for number in range(1, MOST + 1))
    response = Response()
    remember(asked(many), response, 999, 1)
    found = remembered(asked(kept(response)))
    assert len(found) == MOST
    assert 1 not in found
    assert found[999] == 1


@pytest.mark.parametrize("odd", ["x", "1", "1-", "-1", "1-2-3", "1-99999999999", "٣-1", "." * 9999])
def test_what_is_no_such_cookie_is_passed_over(odd: str) -> None:
    request = asked()
    request.scope["headers"] = [(b"cookie", f"{COOKIE}={odd}.7-2".encode())]
    assert remembered(request) in ({7: 2}, {})
