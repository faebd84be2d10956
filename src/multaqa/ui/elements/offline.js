// The worker keeps static files and one page to show when there is no line; never a page that was read.
const worker = document.querySelector("link[rel=manifest]")?.dataset.worker;
if (worker && "serviceWorker" in navigator) {
  // A page that is left meanwhile takes its registration with it; the next one asks again.
  addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {}));
}
