// Toasts can be put away; those that come with a page are put in anew, for only what changes is read aloud.
const reveal = (root) => root.querySelectorAll?.("[data-dismisses]").forEach((button) => (button.hidden = false));
reveal(document);
document.addEventListener("htmx:load", (event) => reveal(event.target));
document.addEventListener("click", (event) => event.target.closest?.("[data-dismisses]")?.closest(".toast").remove());
const toasts = document.getElementById("toasts");
if (toasts?.children.length) setTimeout(() => toasts.contains(document.activeElement) || toasts.append(...toasts.children), 400);
