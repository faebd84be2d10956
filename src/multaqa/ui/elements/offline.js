// The worker keeps static files and one page to show when there is no line; never a page that was read.
const worker = document.querySelector("link[rel=manifest]")?.dataset.worker;
if (worker && "serviceWorker" in navigator) addEventListener("load", () => navigator.serviceWorker.register(worker));
