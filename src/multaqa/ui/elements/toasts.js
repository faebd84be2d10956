// Toasts can be put away.
const reveal = (root) => root.querySelectorAll?.("[data-dismisses]").forEach((button) => (button.hidden = false));
reveal(document);
document.addEventListener("htmx:load", (event) => reveal(event.target));
document.addEventListener("click", (event) => event.target.closest?.("[data-dismisses]")?.closest(".toast").remove());
