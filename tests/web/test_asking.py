from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from tracker.web.asking import Id, Number

ID, NUMBER = TypeAdapter[int](Id), TypeAdapter[int](Number)


@pytest.mark.parametrize(("asked", "most"), [(ID, 2**63 - 1), (NUMBER, 2**31 - 1)])
def test_a_number_is_one_that_the_database_has_room_for(asked: TypeAdapter[int], most: int) -> None:
    assert asked.validate_python("1") == 1
    assert asked.validate_python(str(most)) == most
    for odd in ("0", "-1", "x", "1.5", str(most + 1)):
        with pytest.raises(ValidationError):
            asked.validate_python(odd)
