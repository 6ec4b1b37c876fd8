"""The page in a real browser: asks for nothing, fits a phone, can be gone through by keyboard, prints open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import playwright.sync_api as playwright
import pytest

from corroborate.publish.page import html
from docs.browser import NAMES, path, started
from tests.publish.page.crowds import crowd
from tests.publish.page.dossiers import full, hostile


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    if path() is None:
        missing = f"no browser to look at the dossier in: install one of {', '.join(NAMES)}"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with started() as opened:
        yield opened


class Look:
    """A page opened at a size, with all it asked for and all it said."""

    def __init__(self, browser: playwright.Browser, file: Path, width: int, scheme: str = "light") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.goto(file.as_uri())
        self.asked.pop(0)

    def __enter__(self) -> Look:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    pages = {
        "full": html([full()]),
        "hostile": html([hostile()]),
        "several": html([full(), hostile(), full()]),
        "without": html([full()], with_text=False),
        "crowd": html([crowd(30)]),
    }
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.mark.parametrize("name", ["full", "hostile", "several", "without", "crowd"])
def test_it_asks_for_nothing_and_fits_a_phone(browser: playwright.Browser, files: dict[str, Path], name: str) -> None:
    with Look(browser, files[name], 360) as look:
        wide = look.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1] == 360
        assert look.page.evaluate("document.querySelectorAll('img,script,iframe,object').length") == 0
        look.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wide = look.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1]
        assert look.asked == []
        assert look.said == []


def test_the_style_is_let_in_by_the_policy(browser: playwright.Browser, files: dict[str, Path]) -> None:
    with Look(browser, files["full"], 1280) as look:
        assert look.page.evaluate("getComputedStyle(document.querySelector('.row')).display") == "grid"
        injected = "const s=document.createElement('style');s.textContent='body{display:none}';document.head.append(s);"
        look.page.evaluate(injected)
        assert look.page.evaluate("getComputedStyle(document.body).display") == "block"


def test_dark_is_dark(browser: playwright.Browser, files: dict[str, Path]) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with Look(browser, files["full"], 800, scheme) as look:
            grounds.append(look.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert grounds == ["rgb(251, 250, 247)", "rgb(22, 23, 26)"]


def test_the_keyboard_begins_with_the_way_to_the_facts(browser: playwright.Browser, files: dict[str, Path]) -> None:
    with Look(browser, files["full"], 800) as look:
        look.page.keyboard.press("Tab")
        assert look.page.evaluate("document.activeElement.className") == "skip"
        box = look.page.locator(".skip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        look.page.keyboard.press("Enter")
        look.page.wait_for_url("**#facts")
        look.page.keyboard.press("Tab")
        assert look.page.evaluate("document.activeElement.closest('main') !== null")
        assert look.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_from_a_value_to_the_words_and_back(browser: playwright.Browser, files: dict[str, Path]) -> None:
    with Look(browser, files["full"], 1000) as look:
        look.page.click(".ledger .rowlabel >> nth=0")
        assert look.page.evaluate("document.querySelector(':target h3').textContent").startswith("Killed: 4")
        look.page.click(":target .by a >> nth=0")
        assert look.page.evaluate("document.querySelector('mark:target').textContent") == "four of the guards"
        look.page.click("mark:target + .letter")
        assert "four of the guards" in look.page.evaluate("document.querySelector('.quote:target').textContent")


def test_a_folded_passage_opens_when_it_is_led_to(browser: playwright.Browser, files: dict[str, Path]) -> None:
    with Look(browser, files["full"], 1000) as look:
        folded = look.page.evaluate("document.querySelector('details:not([open]) .quote').id")
        look.page.goto(f"{files['full'].as_uri()}#{folded}")
        assert look.page.evaluate("id => document.getElementById(id).checkVisibility()", folded)


def test_print_opens_what_is_folded_and_shows_addresses(browser: playwright.Browser, files: dict[str, Path]) -> None:
    with Look(browser, files["full"], 800) as look:
        inside = "e => e.parentElement.offsetHeight - e.offsetHeight"
        assert look.page.eval_on_selector(".whyone summary", inside) == 0
        look.page.emulate_media(media="print")
        assert look.page.eval_on_selector(".whyone summary", inside) > 8
        assert look.page.evaluate("getComputedStyle(document.querySelector('.contents')).display") == "none"
        after = "getComputedStyle(document.querySelector('a[href^=http]'), '::after').content"
        assert "example.org" in look.page.evaluate(after)


def test_drawings_can_be_read_on_a_phone(browser: playwright.Browser, files: dict[str, Path]) -> None:
    """Their smallest words are no smaller than 8 pixels, and none is wider than the phone."""
    with Look(browser, files["crowd"], 360) as look:
        sizes = look.page.evaluate(
            """[...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width > 0).flatMap(svg =>
                [...svg.querySelectorAll('text')].map(t => {
                    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                    return parseFloat(getComputedStyle(t).fontSize) * scale;
                }))"""
        )
        assert min(sizes) >= 8
        rails = look.page.locator("svg.rails")
        assert rails.is_visible()
        box = rails.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
        assert not look.page.locator("svg.lineage:not(.rails)").is_visible()


def test_an_arrow_says_why_when_it_is_reached_and_leads_to_the_two_texts(
    browser: playwright.Browser, files: dict[str, Path]
) -> None:
    with Look(browser, files["full"], 1280) as look:
        grip = look.page.locator(".grip[href*='-s']").first
        tip = grip.locator(".tip")
        assert not tip.is_visible()
        grip.focus()
        assert tip.is_visible()
        assert "Kestrel's own report" in (tip.text_content() or "")
        look.page.keyboard.press("Enter")
        target = look.page.locator(".beside:target")
        assert target.is_visible()
        assert target.locator("del.only, ins.only, em.changed").count() > 0


def test_two_texts_stand_beside_one_another_and_on_a_phone_under(
    browser: playwright.Browser, files: dict[str, Path]
) -> None:
    for width, abreast in ((1280, True), (360, False)):
        with Look(browser, files["full"], width) as look:
            look.page.evaluate("document.querySelectorAll('.twin').forEach(d => d.open = true)")
            left, right = (look.page.locator(".passage .cell").nth(i).bounding_box() for i in (0, 1))
            assert left is not None and right is not None
            assert (left["y"] == right["y"]) is abreast
            assert (left["y"] + left["height"] <= right["y"]) is not abreast
