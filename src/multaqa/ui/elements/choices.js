// A list of many choices can be narrowed by typing; what is chosen stands below it. Without this it is a plain list.
const fold = (text) => text.normalize("NFKD").replace(/[\p{M}ـ]/gu, "").replace(/[آأإٱ]/g, "ا").replace(/ة/g, "ه").replace(/ى/g, "ي").toLowerCase();

class FilteredChoices extends HTMLElement {
  connectedCallback() {
    this.rows = [...this.querySelectorAll(".choices-list label")];
    this.words = this.rows.map((row) => fold(row.textContent + (row.dataset.names ?? "")));
    const filter = this.querySelector(".choices-filter");
    filter.hidden = false;
    filter.querySelector("input").addEventListener("input", (event) => this.narrow(fold(event.target.value.trim())));
    filter.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.addEventListener("change", () => this.show());
    this.querySelector(".choices-chosen").addEventListener("click", (event) => this.drop(event));
    this.show();
  }

  narrow(wanted) {
    this.rows.forEach((row, i) => (row.hidden = wanted !== "" && !this.words[i].includes(wanted)));
    const shown = this.rows.filter((row) => !row.hidden).length;
    this.querySelector(".choices-none").hidden = shown > 0;
  }

  show() {
    const chosen = this.querySelector(".choices-chosen");
    chosen.replaceChildren(...this.rows.filter((row) => row.control.checked).map((row) => this.chip(row)));
  }

  chip(row) {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "chip";
    chip.value = row.control.id;
    chip.textContent = row.textContent.trim();
    chip.setAttribute("aria-label", `${this.dataset.drop} ${chip.textContent}`);
    chip.append(this.querySelector(".choices-cross").content.cloneNode(true));
    return chip;
  }

  drop(event) {
    const chip = event.target.closest("button");
    if (!chip) return;
    document.getElementById(chip.value).checked = false;
    this.show();
    this.querySelector("input[type=search]").focus();
  }
}
customElements.define("filtered-choices", FilteredChoices);
