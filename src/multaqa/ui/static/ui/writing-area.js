// The writing area: loads the editing tools when it is used, shows a preview, keeps a draft on the device.
// A draft is kept only for a signed-in person, and only while the text is TLP:CLEAR or TLP:GREEN.
const MAY_BE_KEPT = ["TLP:CLEAR", "TLP:GREEN"];
const PAUSE = 800;
const TOOLS = { KeyB: "md-bold", KeyK: "md-link" }; // by place on the keyboard, so that they work in every script

class WritingArea extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.form = this.text.form;
    for (const use of ["focusin", "pointerover"]) this.addEventListener(use, () => this.loadTools(), { once: true });
    this.text.addEventListener("input", () => this.later());
    this.text.addEventListener("keydown", (event) => this.shortcut(event));
    // Of the other fields, such as the label: a line that came in as one leaves the text would push away what is tapped.
    this.form?.addEventListener("change", ({ target }) => target === this.text || this.mayKeep() || this.forget());
    this.form?.addEventListener("submit", (event) => this.leave(event));
    this.part("restore").addEventListener("click", () => this.restore());
    this.part("discard").addEventListener("click", () => this.forget());
    this.querySelector(".writing-previews")?.addEventListener("click", (event) => this.preview(event));
    this.find();
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  async loadTools() {
    if (this.tools) return;
    this.tools = Promise.all([import(this.dataset.pasting), import(this.dataset.editor)]);
    const [{ pasteAsMarkdown }, { improvePaste }] = await this.tools;
    pasteAsMarkdown(this.text);
    improvePaste(this.text);
    if (this.dataset.mentions) (await import(this.dataset.mentioning)).completeMentions(this, this.text);
  }

  shortcut(event) {
    const tool = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && TOOLS[event.code];
    if (!tool) return;
    event.preventDefault();
    this.querySelector(tool)?.click();
  }

  get key() {
    const person = document.documentElement.dataset.person;
    return person && `draft:${person}:${location.pathname}:${this.text.name}`;
  }

  mayKeep() {
    const label = this.form?.elements.namedItem("label")?.value || this.dataset.label;
    const may = Boolean(this.key) && MAY_BE_KEPT.includes(label);
    this.part("draft").textContent = !may && label ? this.dataset.barred : "";
    return may;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  keep(sent = false) {
    if (this.mayKeep()) this.store(sent);
    if (this.dataset.draft && !sent) this.saveOnServer();
  }

  store(sent) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ text: this.text.value, sent }));
      this.part("draft").textContent = this.dataset.kept;
    } catch {
      // The device is full or closed to us: the text stays in the page.
    }
  }

  async saveOnServer() {
    const answer = await fetch(this.dataset.draft, { method: "POST", body: new FormData(this.form) }).catch(() => null);
    if (answer?.ok) this.part("draft").textContent = this.dataset.saved;
  }

  find() {
    const draft = this.key && JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (!draft) return;
    const arrived = draft.sent && !this.text.value && document.referrer.endsWith(location.pathname);
    if (arrived || !this.mayKeep() || draft.text === this.text.value) return this.forget();
    this.found = draft.text;
    this.part("found").hidden = false;
  }

  restore() {
    this.text.value = this.found;
    this.part("found").hidden = true;
    this.text.focus();
  }

  forget() {
    clearTimeout(this.timer);
    this.part("found").hidden = true;
    if (this.key) localStorage.removeItem(this.key);
  }

  leave(event) {
    clearTimeout(this.timer);
    if (event.submitter?.name !== "preview") this.keep(true);
  }

  async preview(event) {
    event.preventDefault();
    const body = new FormData(this.form, event.currentTarget);
    const answer = await fetch(event.currentTarget.formAction, { method: "POST", body, headers: { "HX-Request": "true" } });
    const pane = this.part("preview");
    pane.hidden = !answer.ok;
    if (answer.ok) pane.innerHTML = await answer.text();
    pane.focus();
  }
}
customElements.define("writing-area", WritingArea);
