// The keyboard in a thread: j and k go from post to post, r replies, q quotes, ? tells of these keys.
// A selection that is quoted comes into the reply on this page; without a selection the whole post is quoted.
class ThreadKeys extends HTMLElement {
  connectedCallback() {
    this.heard = new AbortController();
    const { signal } = this.heard;
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    this.addEventListener("click", (event) => this.click(event), { signal });
  }

  disconnectedCallback() {
    this.heard.abort();
  }

  get posts() {
    return [...this.querySelectorAll("[data-post]")];
  }

  get current() {
    const focused = document.activeElement?.closest?.("[data-post]");
    if (focused) return focused;
    return this.posts.find((post) => post.getBoundingClientRect().bottom > 80);
  }

  key(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const by = { KeyJ: () => this.go(1), KeyK: () => this.go(-1), KeyR: () => this.act("reply"), KeyQ: () => this.act("quote") };
    const does = event.key === "?" ? () => this.help() : !event.shiftKey && by[event.code]; // by place, for every script
    if (!does) return;
    event.preventDefault();
    does();
  }

  go(step) {
    const posts = this.posts;
    const at = document.activeElement?.closest?.("[data-post]") ? posts.indexOf(this.current) + step : posts.indexOf(this.current);
    const post = posts[Math.max(0, Math.min(at, posts.length - 1))];
    post?.focus({ preventScroll: true });
    post?.scrollIntoView({ block: "start" });
  }

  act(name) {
    const link = this.current?.querySelector(`[data-act="${name}"]`);
    if (link) link.click();
  }

  click(event) {
    const link = event.target.closest("[data-act]");
    const form = document.getElementById("reply");
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const post = link.closest("[data-post]");
    const words = link.dataset.act === "quote" ? this.selectedIn(post) : "";
    if (link.dataset.act === "quote" && !words) return; // the page of the reply quotes the whole post
    event.preventDefault();
    this.write(form, post.dataset.post, words);
  }

  selectedIn(post) {
    const selection = document.getSelection();
    const prose = post.querySelector(".prose");
    return prose && selection.rangeCount && prose.contains(selection.anchorNode) && prose.contains(selection.focusNode)
      ? selection.toString().trim()
      : "";
  }

  write(form, post, words) {
    const text = form.elements.namedItem("source");
    form.elements.namedItem("answers").value = post;
    if (words) text.setRangeText(`${words.replace(/^/gm, "> ")}\n\n`, text.value.length, text.value.length, "end");
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  help() {
    let note = this.querySelector(".thread-help");
    if (note) return note.remove();
    note = document.createElement("p");
    note.className = "thread-help";
    note.setAttribute("role", "status");
    this.prepend(note);
    note.textContent = this.dataset.help;
  }
}
customElements.define("thread-keys", ThreadKeys);
