// Names to choose from after an @ in a writing area: people who read what is written, asked from its data-mentions.
// What is put into the text is the public id after the @; under the text stands who that is.
const ASKED = /(?:^|[\s(«"'،])@([\p{L}\p{M}\p{N}.'’-]{1,40})$/u;
const PAUSE = 150;

class Mentions {
  constructor(area, text) {
    Object.assign(this, { area, text, chosen: new Map(), list: document.createElement("ul"), told: document.createElement("span") });
    this.list.id = `${text.id}-names`;
    this.list.className = "writing-names";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", area.dataset.names);
    this.told.setAttribute("role", "status");
    text.after(this.list);
    area.querySelector(".writing-foot").prepend(this.told);
    text.addEventListener("input", () => this.later());
    text.addEventListener("keydown", (event) => this.key(event), { capture: true });
    text.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => this.point(event));
  }

  later() {
    clearTimeout(this.timer);
    this.tell();
    const asked = ASKED.exec(this.text.value.slice(0, this.text.selectionStart));
    if (!asked) return this.close();
    this.timer = setTimeout(() => this.ask(asked[1]), PAUSE);
  }

  async ask(words) {
    this.words = words;
    const answer = await fetch(`${this.area.dataset.mentions}?q=${encodeURIComponent(words)}`).catch(() => null);
    const { people } = answer?.ok ? await answer.json() : { people: [] };
    const stillAsked = ASKED.exec(this.text.value.slice(0, this.text.selectionStart))?.[1];
    if (words === this.words && words === stillAsked) people.length ? this.open(people) : this.close();
  }

  open(people) {
    this.list.replaceChildren(...people.map(({ id, name }, place) => this.option(id, name, place)));
    this.list.hidden = false;
    const says = { role: "combobox", "aria-expanded": "true", "aria-autocomplete": "list", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(says)) this.text.setAttribute(name, value);
    this.mark(0);
  }

  option(id, name, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.dataset.person = id;
    option.append(document.createElement("bdi"));
    option.firstChild.textContent = name;
    return option;
  }

  close() {
    clearTimeout(this.timer);
    this.words = null;
    this.list.hidden = true;
    const said = ["role", "aria-expanded", "aria-autocomplete", "aria-controls", "aria-activedescendant"];
    for (const name of said) this.text.removeAttribute(name);
  }

  mark(place) {
    const options = [...this.list.children];
    this.at = (place + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === this.at)));
    this.text.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (this.list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const choose = () => this.choose(this.list.children[this.at]);
    const by = { ArrowDown: () => this.mark(this.at + 1), ArrowUp: () => this.mark(this.at - 1), Enter: choose, Tab: choose, Escape: () => this.close() };
    if (!by[event.key] || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    by[event.key]();
  }

  point(event) {
    event.preventDefault(); // the text keeps the focus
    const option = event.target.closest("[role=option]");
    if (option) this.choose(option);
  }

  choose(option) {
    const end = this.text.selectionStart;
    const begin = end - ASKED.exec(this.text.value.slice(0, end))[1].length;
    this.chosen.set(option.dataset.person, option.textContent);
    this.text.setRangeText(`${option.dataset.person} `, begin, end, "end");
    this.close();
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  tell() {
    const named = [...this.chosen].filter(([id]) => this.text.value.includes(`@${id}`)).map(([, name]) => `\u2068${name}\u2069`);
    this.told.textContent = named.length ? `${this.area.dataset.mentioned} ${named.join(" · ")}` : "";
  }
}

export const completeMentions = (area, text) => new Mentions(area, text);
