// Drafts kept on the device belong to one person: they go when she signs out, and when another signs in.
// One that was sent goes once the page after its form has come.
const person = document.documentElement.dataset.person;
const wipeDrafts = (goes) => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("draft:") && goes(key)) localStorage.removeItem(key);
    }
  } catch {
    // Storage is closed to us: then nothing was kept either.
  }
};
const arrived = (key) => {
  const form = key.split(":")[2];
  const cameFromForm = document.referrer && new URL(document.referrer).pathname === form;
  return cameFromForm && form !== location.pathname && JSON.parse(localStorage.getItem(key)).sent;
};
if (person) wipeDrafts((key) => !key.startsWith(`draft:${person}:`) || arrived(key));
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-signs-out]")) wipeDrafts(() => true);
});
