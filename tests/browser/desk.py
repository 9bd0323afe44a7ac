"""One person before the page of a return."""

from tests.browser.story import Story

PASTE = """(box, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste",
        {clipboardData: data, bubbles: true, cancelable: true}));
}"""
MOST_INTERACTIONS = 40
ALL_SAVED = "Everything you typed is saved"


class Desk:
    """One person filling in a return, who counts what they press, type, paste and click."""

    def __init__(self, story: Story, month: str) -> None:
        self.story, self.page, self.interactions = story, story.page, 0
        story.opens(f"/returns/kendal/{month}/")

    def box(self, row: int, column: int = 0):
        return self.page.locator(f'[data-row="{row}"][data-column="{column}"] [data-answer]')

    def status(self, row: int):
        return self.page.locator(f'[data-row="{row}"][data-column="0"] [data-status]')

    def types(self, text: str) -> None:
        self.interactions += 1
        self.page.keyboard.type(text)

    def presses(self, key: str) -> None:
        self.interactions += 1
        self.page.keyboard.press(key)

    def goes_to(self, row: int) -> None:
        self.interactions += 1
        self.box(row).focus()

    def tabs_to(self, place, key: str = "Tab") -> None:
        while not place.evaluate("(one) => one === document.activeElement"):
            self.presses(key)
            assert self.interactions <= MOST_INTERACTIONS

    def skips_to_content(self) -> None:
        self.presses("Tab")
        self.presses("Enter")

    def pastes(self, rows: list[list[str]]) -> None:
        self.interactions += 1
        text = "\r\n".join("\t".join(row) for row in rows) + "\r\n"
        self.page.locator(":focus").evaluate(PASTE, text)

    def sees_all_saved(self) -> None:
        self.page.locator("#return-state", has_text=ALL_SAVED).wait_for()
