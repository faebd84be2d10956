// Menus close when something else is meant: Escape, a press elsewhere, the focus leaving. Arrows go through them.
const openMenus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});
for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
}
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu");
  if (!menu || !(event.key in STEPS)) return;
  event.preventDefault();
  menu.open = true;
  const entries = [...menu.querySelectorAll(".menu-list :is(a, button)")];
  const at = entries.indexOf(document.activeElement);
  const next = at < 0 && event.key === "ArrowUp" ? -1 : at + STEPS[event.key];
  entries.at(next % entries.length)?.focus();
});
