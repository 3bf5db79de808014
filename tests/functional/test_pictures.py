"""The pictures of the user guide, taken of the demo when `--pictures` asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import PICTURED

FOLDER = Path(__file__).parents[2] / "docs" / "brugerguide" / "billeder"
SCREENS = {1440: 1000, 390: 844}


@pytest.mark.parametrize("width", SCREENS)
@pytest.mark.parametrize("name", PICTURED)
def test_the_guide_shows_the_page_as_it_is(opened, name, width):
    role, address = PICTURED[name]
    page = opened(role, width=width)
    page.set_viewport_size({"width": width, "height": SCREENS[width]})
    page.goto(address)
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}-{width}.png")
