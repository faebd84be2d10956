// Trusted Types (W3C): no text becomes markup, and no address a script, but through here. What htmx and the editor hand
// in is read in a page that never runs; whatever could run is taken out and told to the console.
if (window.trustedTypes) {
  const inert = trustedTypes.createPolicy("multaqa", { createHTML: (html) => html });
  const worker = document.querySelector("link[rel=manifest]")?.dataset.worker;
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((each) => (each.content instanceof DocumentFragment ? [each, ...inside(each.content)] : [each]));
  const runs = (element) => element.localName === "script"
    || [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^[\s\0-\x1f]*javascript:/i.test(value));
  trustedTypes.createPolicy("default", {
    createHTML(html) {
      const read = new DOMParser().parseFromString(inert.createHTML(html), "text/html");
      const found = inside(read).filter(runs);
      if (!found.length) return html;
      for (const element of found) element.remove();
      console.error(`Taken out of markup: ${found.map((element) => element.localName).join(", ")}`);
      return read.body.innerHTML;
    },
    createScriptURL: (address) => (worker && new URL(address, location).pathname === worker ? address : null),
  });
}
