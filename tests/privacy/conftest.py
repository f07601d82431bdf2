from collections.abc import Callable
from pathlib import Path

import pytest

from community_gov.domain.calendar import Duration
from community_gov.domain.errors import KeyringError
from community_gov.domain.fields import DataClass, Field, FieldType, Personal
from community_gov.domain.text import Text
from community_gov.privacy import FileKeyring


@pytest.fixture(scope="session")
def make_field() -> Callable[..., Field]:
    def make(
        data_class: DataClass | None = DataClass.OTHER,
        type: FieldType = FieldType.TEXT,
        name: str = "field",
        findable: bool = False,
    ) -> Field:
        personal = data_class and Personal(
            about="child",
            data_class=data_class,
            purpose=Text("核对身份", "checking identity"),
            retention=Duration.parse("12 months"),
            findable=findable,
        )
        return Field(name, Text("字段", "field"), type, personal=personal or None)

    return make


@pytest.fixture(scope="session")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> FileKeyring:
    return FileKeyring(tmp_path_factory.mktemp("district") / "keys", create=True)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture(scope="session")
def refused() -> Callable[..., str]:
    def call(function: Callable[..., object], *args: object, **named: object) -> str:
        with pytest.raises(KeyringError) as caught:
            function(*args, **named)
        (problem,) = caught.value.problems
        return problem.code

    return call
