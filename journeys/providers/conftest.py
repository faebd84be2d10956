"""A site of its own: those of the other stories know no provider."""

from pathlib import Path

import pytest

from journeys.house import Houses


@pytest.fixture(scope="module")
def folder(houses: Houses) -> Path:
    """Where that site keeps everything."""
    return houses.folder


@pytest.fixture(scope="module")
def site(houses: Houses) -> str:
    """Its address."""
    return houses.site
