// A list of many choices is narrowed by typing; what is chosen stands below it. Enter takes the first, arrows go on.
const UNIFIED = { ة: "ه", ى: "ي", ٱ: "ا", ک: "ك", ی: "ي", "’": "'", "‘": "'", ʼ: "'", "‐": "-", "–": "-" };
const MEANT = /[ةىٱکی’‘ʼ‐–]/g;
const HAN = /\p{Script=Han}/u;
const STEP = { ArrowDown: 1, ArrowUp: -1 };

class FilteredChoices extends HTMLElement {
  // As lib/fold.py does.
  static fold(text) {
    const letters = text.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD").replaceAll("и\u0306", "й");
    const bare = letters.replace(/[\p{Mn}\p{Me}\p{Cf}ءـ]/gu, "");
    const digits = bare.replace(/\p{Nd}/gu, (digit) => FilteredChoices.value(digit));
    return digits.replace(MEANT, (letter) => UNIFIED[letter]).replace(/\s+/g, " ").trim();
  }

  // Decimal digits stand in runs of ten: the value of one is how far it is from the first of its run.
  static value(digit) {
    let first = digit.codePointAt(0);
    while (first > 0 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return (digit.codePointAt(0) - first) % 10;
  }

  connectedCallback() {
    const filter = this.querySelector(".choices-filter");
    this.search = filter.querySelector("input");
    this.found = filter.querySelector(".choices-found");
    this.rows = this.shown = [...this.querySelectorAll(".choices-list label")];
    filter.hidden = false;
    this.search.addEventListener("input", () => this.narrow());
    this.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("change", () => this.show());
    this.querySelector(".choices-chosen").addEventListener("click", (event) => this.drop(event));
    this.show();
  }

  // Words are met anywhere in the label, in other names only where a word begins (Chinese has none; Arabic: the article).
  narrow() {
    const { fold } = this.constructor;
    this.words ??= this.rows.map((row) => [fold(row.textContent), ` ${fold(row.dataset.names ?? "")}`]);
    const wanted = fold(this.search.value).split(" ");
    const found = ([label, names], word) =>
      label.includes(word) || names.includes(` ${word}`) || names.includes(` ال${word}`) || (HAN.test(word) && names.includes(word));
    this.rows.forEach((row, at) => (row.hidden = !wanted.every((word) => found(this.words[at], word))));
    for (const group of this.querySelectorAll(".choices-group")) group.hidden = !group.querySelector("label:not([hidden])");
    this.shown = this.rows.filter((row) => !row.hidden);
    const said = this.shown.length ? `${this.dataset.found} ${this.shown.length}` : this.dataset.none;
    this.found.textContent = wanted[0] && said;
    this.toggleAttribute("data-narrowed", wanted[0] !== "");
  }

  press(event) {
    const searching = event.target === this.search;
    if (searching && event.key === "Enter") this.take(event);
    if (event.key === "Escape" && this.search.value) this.clear(event);
    if (event.key in STEP && (searching || event.target.type === "checkbox")) this.step(event);
  }

  take(event) {
    event.preventDefault();
    if (!this.search.value.trim() || !this.shown.length) return;
    this.shown[0].control.click();
    this.search.select();
  }

  clear(event) {
    event.preventDefault();
    this.search.value = "";
    this.narrow();
    this.search.focus();
  }

  step(event) {
    event.preventDefault();
    const boxes = this.shown.map((row) => row.control);
    (boxes[boxes.indexOf(event.target) + STEP[event.key]] ?? this.search).focus();
  }

  show() {
    const chips = this.rows.filter((row) => row.control.checked).map((row) => this.chip(row));
    this.querySelector(".choices-chosen").replaceChildren(...chips);
  }

  chip(row) {
    const chip = document.createElement("button");
    Object.assign(chip, { type: "button", className: "chip", value: row.control.value, textContent: row.textContent.trim() });
    chip.setAttribute("aria-label", `${this.dataset.drop} ${chip.textContent}`);
    chip.append(this.querySelector(".choices-cross").content.cloneNode(true));
    return chip;
  }

  drop(event) {
    const chip = event.target.closest("button");
    if (!chip) return;
    this.rows.find((row) => row.control.value === chip.value).control.checked = false;
    this.show();
    this.search.focus();
  }
}
customElements.define("filtered-choices", FilteredChoices);
